/** What the definitions tell of the values in the conditions of a rule, before there is an element. */

import { countRange, rangeOfType } from '../schema/number-range.ts';
import { dotted, type Expression } from '../syntax/syntax.ts';
import type { ConditionName } from './condition-path.ts';
import type { ConditionFacts } from './contradiction.ts';
import type { StaticMember } from './static-member.ts';

/** The facts of conditions in which these are the names. */
export function conditionFacts(names: readonly ConditionName[]): ConditionFacts {
  const byStart = new Map(names.map((each) => [each.name.span.start, each]));
  const isValue = ({ kind, span }: Expression) => {
    const name = kind === 'name' ? byStart.get(span.start) : undefined;
    return name !== undefined && !name.member;
  };
  const memberAt = (expression: Expression) => {
    const last = expression.kind === 'name' && !expression.args ? expression.path.at(-1) : undefined;
    return last && byStart.get(last.span.start)?.member;
  };
  const givenBy = (expression: Expression): StaticMember['given'] => {
    if (expression.kind !== 'name') return undefined;
    const [argument] = expression.args ?? [];
    if (!argument) return expression.path.length === 1 ? memberAt(expression)?.given : undefined;
    const called = dotted(expression);
    if (called === 'count') return 'always';
    return called === 'length' ? givenBy(argument.value) : undefined;
  };
  return {
    isValue,
    isGiven: (expression) => givenBy(expression) !== undefined,
    isNeverNil: (expression) => givenBy(expression) === 'always',
    // Conditions are asked of one element, and a path leads from it to one place.
    isOneValue: (expression) => expression.kind === 'name' && !isValue(expression),
    rangeOf: (expression) => {
      if (expression.kind === 'name' && expression.args)
        return /^(count|length)$/.test(dotted(expression)) ? countRange : undefined;
      const type = memberAt(expression)?.type;
      return type && rangeOfType(type);
    },
  };
}
