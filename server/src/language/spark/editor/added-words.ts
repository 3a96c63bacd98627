/** The words in what a rule adds to documents: keywords, and values of their arguments. */
import { bindValues, type Node } from '../../../dsl/nodes/bind.ts';
import { childOf } from '../../../dsl/schema/compose.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { type Statement, statementOf } from '../../../dsl/syntax/syntax.ts';
import { wordsOfValue } from './condition-words.ts';
import type { DefinedWord } from './defined-words.ts';
import { statementsNamed, withMixins } from './definition-lookup.ts';

/** Keywords and values of what is added to a block of one of the owners. */
export function wordsAdded(
  node: Node,
  added: readonly Statement[],
  owners: readonly StatementSchema[],
): readonly DefinedWord[] {
  return added.flatMap((statement) => {
    const { keyword, named = [], body } = statement;
    const schema = schemaAdded(node, keyword.text, owners);
    const inner = [...named.map(statementOf), ...(body?.statements ?? [])];
    const values = schema ? bindValues(statement, schema) : [];
    return [
      ...(schema?.place ? [{ ...keyword, place: schema.place }] : []),
      ...values.flatMap(({ expression, parameter }) =>
        parameter ? wordsOfValue(expression, parameter.type, node) : [],
      ),
      ...wordsAdded(node, inner, schema ? [schema] : []),
    ];
  });
}

/** What a keyword means in a block of one of the owners; where it is not known there, in any, if that is one thing alone. */
function schemaAdded(
  node: Node,
  keyword: string,
  owners: readonly StatementSchema[],
): StatementSchema | undefined {
  for (const owner of owners) {
    const child = childOf(owner, keyword);
    if (child?.place) return child;
  }
  const [only, ...others] = statementsNamed(node, keyword);
  if (!only || others.length > 0) return undefined;
  const { schema, definition } = only;
  const parameters = definition.value
    ? [definition.value]
    : withMixins(schema, definition.members).flatMap((member) =>
        member.member === 'argument' ? [member.parameter] : [],
      );
  return { ...definition, parameters, children: new Map() };
}
