/** Which of the definitions that a document uses it has need of. */
import { allNodes, type BoundDocument, withDerived } from '../../dsl/bind.ts';
import type { DslSchema } from '../../dsl/schema.ts';
import { dotted, type Expression, nameText, type Statement } from '../../dsl/syntax.ts';
import { usesOf, withExtended } from '../../dsl/vocabulary.ts';

/**
 * The names in `use` statements without which the document would mean the same: none of its keywords and functions
 * come from there, nothing names the definition, and it derives and verifies nothing here.
 */
export function unusedDefinitions(
  bound: BoundDocument,
  statements: readonly Statement[],
): ReadonlySet<string> {
  const { available } = bound.vocabulary;
  const needed = new Set<string>();
  const named = new Set<string>();
  const keywords = new Set([...withDerived(bound.roots)].map(({ schema }) => schema?.keyword));
  for (const { schema, events, statement } of allNodes(bound.roots)) {
    if (schema) needed.add(schema.definition);
    // A fragment needs what its element comes from, even where it holds nothing of it.
    const part = schema?.partial ? statement.args[1] : undefined;
    const whole = part && bound.vocabulary.document.children.get(nameText(part) ?? '');
    if (whole) needed.add(whole.definition);
    for (const event of events)
      if (event.event === 'call' && event.schema) needed.add(event.schema.definition);
    if (statement.keyword.text !== 'use') for (const value of valuesOf(statement)) collectNames(value, named);
  }
  const unused = usesOf(statements).filter((name) => {
    const all = withExtended([name], available);
    return (
      all.length > 0 &&
      !all.some((each) => needed.has(each.name) || actsOn(each, keywords)) &&
      !isNamed(name, named)
    );
  });
  return new Set(unused);
}

/** Whether the definition derives or verifies anything for the keywords that occur. */
function actsOn({ transforms, verifiers }: DslSchema, keywords: ReadonlySet<string | undefined>): boolean {
  return [...transforms, ...verifiers].some(({ each }) => each.some((keyword) => keywords.has(keyword)));
}

/** Whether a value names the definition, in full (`ash.json_api`, or what it holds) or by its last part (`json_api`). */
function isNamed(name: string, named: ReadonlySet<string>): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return named.has(last) || [...named].some((each) => each === name || each.startsWith(`${name}.`));
}

function valuesOf({ args, named = [], assigned }: Statement): readonly Expression[] {
  return [...args, ...named.map(({ value }) => value), ...(assigned ? [assigned] : [])];
}

function collectNames(expression: Expression, into: Set<string>): void {
  switch (expression.kind) {
    case 'name':
      into.add(dotted(expression));
      for (const { value } of expression.args ?? []) collectNames(value, into);
      break;
    case 'list':
      for (const { value } of expression.items) collectNames(value, into);
      break;
    case 'template':
      collectNames(expression.target, into);
      break;
    case 'operation':
      for (const operand of expression.operands) collectNames(operand, into);
      break;
    case 'literal':
      break;
  }
}
