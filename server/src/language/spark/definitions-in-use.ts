/** Which of the definitions that a document uses it has need of. */
import { Kept } from '../../base/kept.ts';
import { type BoundDocument, type Node, withDerived } from '../../dsl/nodes/bind.ts';
import { isSubject } from '../../dsl/rules/rule-subject.ts';
import type { DslSchema, StatementSchema } from '../../dsl/schema/schema.ts';
import { usesOf, type Vocabulary, withExtended } from '../../dsl/schema/vocabulary.ts';
import { identityOf } from '../../dsl/syntax/statement-identity.ts';
import { dotted, type Expression, nameText, type Statement } from '../../dsl/syntax/syntax.ts';

/**
 * The names in `use` statements without which the document would mean the same: none of its keywords and functions
 * come from there, nothing names the definition, and it derives and verifies nothing here.
 */
export function unusedDefinitions(
  bound: BoundDocument,
  statements: readonly Statement[],
): ReadonlySet<string> {
  const uses = usesOf(statements);
  const needed = neededDefinitions(uses, bound, bound.roots);
  return new Set(uses.filter((name) => !needed.has(name)));
}

/**
 * Those of the definitions that nodes of a document need, with all that is in them but what is `leftOut`, and with the
 * definitions that are needed `anyway`. Definitions that are unknown count as needed.
 */
export function neededDefinitions(
  uses: readonly string[],
  { vocabulary }: BoundDocument,
  roots: readonly Node[],
  {
    leftOut = new Set(),
    anyway = [],
  }: { readonly leftOut?: ReadonlySet<Node>; readonly anyway?: readonly string[] } = {},
): ReadonlySet<string> {
  const met: Met = { definitions: new Set(anyway), schemas: new Set() };
  for (const root of roots)
    if (leftOut.size > 0) meet(root, met, leftOut, vocabulary);
    else addTo(met, metIn(root, vocabulary));
  let names: ReadonlySet<string> | undefined;
  const needed = uses.filter((name) => {
    const all = withExtended([name], vocabulary.available);
    if (
      all.length === 0 ||
      all.some((each) => met.definitions.has(each.name)) ||
      all.some((each) => actsOn(each, met.schemas, vocabulary))
    )
      return true;
    // Most are needed for their keywords already, and there are far more names than keywords.
    names ??= namesIn(roots, leftOut);
    return isNamed(name, names);
  });
  return new Set(needed);
}

/** What was met in a document. */
interface Met {
  readonly definitions: Set<string>;
  readonly schemas: Set<StatementSchema>;
}

/** What was met in statements that stayed as they were, by their identity. */
const remembered = new Kept<object, { readonly vocabulary: Vocabulary; readonly met: Met }>();

function metIn(root: Node, vocabulary: Vocabulary): Met {
  const identity = identityOf(root.statement);
  const known = remembered.get(identity);
  if (known?.vocabulary === vocabulary) return known.met;
  const met: Met = { definitions: new Set(), schemas: new Set() };
  meet(root, met, new Set(), vocabulary);
  remembered.set(identity, { vocabulary, met });
  return met;
}

function addTo(all: Met, { definitions, schemas }: Met): void {
  for (const each of definitions) all.definitions.add(each);
  for (const each of schemas) all.schemas.add(each);
}

function meet(node: Node, met: Met, leftOut: ReadonlySet<Node>, vocabulary: Vocabulary): void {
  if (leftOut.has(node)) return;
  const { schema, events, statement, children, derived } = node;
  if (schema) {
    met.definitions.add(schema.definition);
    met.schemas.add(schema);
  }
  // A fragment needs what its element comes from, even where it holds nothing of it.
  const part = schema?.partial ? statement.args[1] : undefined;
  const whole = part && vocabulary.document.children.get(nameText(part) ?? '');
  if (whole) met.definitions.add(whole.definition);
  for (const event of events)
    if (event.event === 'call' && event.schema) met.definitions.add(event.schema.definition);
  for (const child of children) meet(child, met, leftOut, vocabulary);
  // What is derived was not asked for by its own words, but verifiers look at it.
  if (derived.length > 0) for (const { schema: own } of withDerived(derived)) if (own) met.schemas.add(own);
}

/** The names in the values of nodes, but for those that are left out. */
function namesIn(roots: readonly Node[], leftOut: ReadonlySet<Node>): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (node: Node): void => {
    if (leftOut.has(node)) return;
    const { statement, children } = node;
    if (statement.keyword.text !== 'use') for (const value of valuesOf(statement)) collectNames(value, names);
    for (const child of children) collect(child);
  };
  for (const root of roots) collect(root);
  return names;
}

/** Whether the definition derives or verifies anything about what occurs. */
function actsOn(
  { transforms, verifiers }: DslSchema,
  schemas: ReadonlySet<StatementSchema>,
  { available }: Vocabulary,
): boolean {
  return [...transforms, ...verifiers].some((rule) =>
    [...schemas].some((schema) => isSubject(rule, schema, available)),
  );
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
