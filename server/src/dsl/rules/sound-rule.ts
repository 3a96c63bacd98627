/** Whether the conditions of a rule can be asked at all: of one that cannot, its definition is told, and no document is judged by it. */

import { metaLanguage, type Rule } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
import { matchArguments } from '../values/call-value.ts';
import { fitsLiteral } from '../values/literal-type.ts';
import { callsIn, conditionKind } from './condition-names.ts';

/** Whether conditions call only what there is, with the arguments that it needs. */
export function isSound(
  { where, expect = [] }: Pick<Rule, 'where'> & { readonly expect?: readonly Expression[] },
  { functions }: Vocabulary,
): boolean {
  const known = functions.get(conditionKind);
  return [...where, ...expect].flatMap(callsIn).every((call) => {
    const schema = known?.get(dotted(call));
    if (schema?.definition !== metaLanguage || wrongPattern(call)) return false;
    const matched = matchArguments(call, schema).map(({ parameter }) => parameter);
    return (
      matched.every((parameter) => parameter !== undefined) &&
      schema.parameters.every((parameter) => !parameter.required || matched.includes(parameter))
    );
  });
}

/** The pattern in a call of `matches` that is no regular expression. */
export function wrongPattern(call: NameExpression): Expression | undefined {
  const pattern = dotted(call) === 'matches' ? call.args?.[1]?.value : undefined;
  return pattern?.kind === 'literal' && !fitsLiteral(pattern, { kind: 'regex' }) ? pattern : undefined;
}
