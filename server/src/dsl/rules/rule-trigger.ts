/**
 * What has to be written in an element before a rule can find anything wrong with it. Most rules are about options that few
 * elements have: nobody need ask them of the others. (The alpha network of Rete; Forgy 1982)
 */
import { type Node, standingOf } from '../nodes/bind.ts';
import { childOf } from '../schema/compose.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import type { StatementSchema, Verifier } from '../schema/schema.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { dotted, type Expression, type NameExpression } from '../syntax/syntax.ts';
import { evaluationOf, isTrue } from './evaluate.ts';

/** The options and arguments of which one has to be written; `undefined` for a rule that has to be asked of all elements. */
export function triggersOf(
  { where, expect }: Pick<Verifier, 'where' | 'expect'>,
  schema: StatementSchema,
  vocabulary: Vocabulary,
): readonly string[] | undefined {
  const blank = evaluationOf(blankNode(schema, vocabulary));
  for (const condition of where) {
    const names = valuesIn(condition, schema);
    if (names && !isTrue(condition, blank)) return names;
  }
  const expected = expect.map((condition) => valuesIn(condition, schema));
  if (expected.includes(undefined) || !expect.every((condition) => isTrue(condition, blank)))
    return undefined;
  return expected.flatMap((names) => names ?? []);
}

/** An element in which nothing is written. */
function blankNode(schema: StatementSchema, vocabulary: Vocabulary): Node {
  const span = { start: 0, end: 0 };
  const keyword = { text: schema.keyword, span };
  return {
    statement: { keyword, args: [], named: undefined, assigned: undefined, body: undefined, span },
    schema,
    parent: undefined,
    children: [],
    values: [],
    events: [],
    derived: [],
    origin: undefined,
    document: { uri: '', vocabulary },
  };
}

/** Functions of nothing but their arguments. */
const pure: ReadonlySet<string> = new Set([
  'all',
  'contains',
  'count',
  'downcase',
  'ends_with',
  'exists',
  'is_nil',
  'length',
  'matches',
  'overlaps',
  'starts_with',
  'unique',
]);

/** The options and arguments that an expression asks for, if it asks for nothing else; none that is always written. */
function valuesIn(expression: Expression, schema: StatementSchema): readonly string[] | undefined {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'template':
      return undefined;
    case 'list':
      return ofAll(
        expression.items.map(({ value }) => value),
        schema,
      );
    case 'operation':
      return ofAll(expression.operands, schema);
    case 'name': {
      const { args } = expression;
      if (!args) return valueCalled(expression, schema);
      if (!pure.has(dotted(expression))) return undefined;
      return ofAll(
        args.map(({ value }) => value),
        schema,
      );
    }
  }
}

function ofAll(expressions: readonly Expression[], schema: StatementSchema): readonly string[] | undefined {
  const all: string[] = [];
  for (const expression of expressions) {
    const names = valuesIn(expression, schema);
    if (!names) return undefined;
    all.push(...names);
  }
  return all;
}

/** Names that mean something else, such as what is inside or around: those of an element say nothing of what is written. */
const elsewhere: ReadonlySet<string> = new Set(['this', 'outer', 'parent', 'reached']);

function valueCalled({ path }: NameExpression, schema: StatementSchema): readonly string[] | undefined {
  const name = path[0]?.text;
  if (name === undefined || path.length > 1 || elsewhere.has(name)) return undefined;
  if (schema.fixed.has(name)) return [];
  const parameter = schema.parameters.find((each) => each.name === name);
  const child = childOf(schema, name);
  if (!parameter && child?.role !== 'option') return child || isInside(name, schema) ? undefined : [];
  if (parameter?.required || child?.required) return undefined;
  const { alike } = standingOf(schema, name);
  return alike === undefined ? [name] : [name, alike];
}

/** Whether it is the keyword or kind of elements that may stand inside. */
function isInside(name: string, schema: StatementSchema): boolean {
  for (const { schema: inner } of innerSchemas(schema))
    if (inner.kinds.includes(name) || (inner.role === 'entity' && inner.keyword === name)) return true;
  return false;
}
