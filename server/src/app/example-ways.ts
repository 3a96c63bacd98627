/** What can be tried against a finding in an example: its own fixes, names that are there, elements to declare or to add. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Edit } from '../base/span.ts';
import { type Names, scopeOf } from '../dsl/names/names.ts';
import { allNodes, type BoundDocument, type Node } from '../dsl/nodes/bind.ts';
import { violationsOf } from '../dsl/rules/verify.ts';
import type { StatementSchema } from '../dsl/schema/schema.ts';
import { createVocabulary } from '../dsl/schema/vocabulary.ts';
import type { Expression } from '../dsl/syntax/syntax.ts';
import type { ReferenceEvent } from '../dsl/values/value-event.ts';
import type { SparkDocument } from '../language/spark/index.ts';
import { quoteName } from '../language/spark/reading/escape.ts';
import { insertInto, waysToDeclare } from './example-declare.ts';
import { exampleOption, exampleStatement } from './example-statement.ts';
import { definitionsDeclaring, madeUpName, type SampleContext } from './example-values.ts';

/** An example on the way, with what is wrong with it. */
export interface Draft {
  readonly document: SparkDocument;
  readonly bound: BoundDocument;
  readonly names: Names;
  readonly errors: readonly Diagnostic[];
}

/** Values to try where one does not fit. */
const otherValues = [
  'true',
  'false',
  '"text"',
  '1',
  'name',
  '[]',
  '[1]',
  '["text"]',
  '"2026-01-31"',
  '"12:00:00"',
  'nil',
];

/** Ways to mend a finding, group by group: a later group is for where no way of those before it does. */
export function waysToMend(
  error: Diagnostic,
  draft: Draft,
  samples: SampleContext,
): readonly Iterable<readonly Edit[]>[] {
  const nodes = [...allNodes(draft.bound.roots)];
  const names = [...draft.bound.vocabulary.document.children.keys()].map(quoteName).toReversed();
  const values = [...names, ...otherValues].map((newText) => [{ span: error.span, newText }]);
  return [
    [...waysToResolve(error, nodes, draft, samples), ...error.fixes.map(({ edits }) => edits)],
    ...waysToHold(error, nodes, draft, samples),
    values,
  ];
}

function* waysToResolve(
  error: Diagnostic,
  nodes: readonly Node[],
  draft: Draft,
  samples: SampleContext,
): Iterable<readonly Edit[]> {
  for (const node of nodes)
    for (const event of node.events)
      if (event.event === 'reference' && event.span.start === error.span.start)
        yield* waysToResolveReference(node, event, draft, samples);
}

function* waysToResolveReference(
  node: Node,
  event: ReferenceEvent,
  { names, document, bound }: Draft,
  samples: SampleContext,
): Iterable<readonly Edit[]> {
  // An inner element that speaks of itself would be allowed, and make no sense.
  const others = names
    .candidates(node, event)
    ?.filter((each) => !each.node.parent || !isAround(each.node, node));
  const candidates = new Set(others?.map(({ name }) => name));
  for (const name of [...candidates].slice(0, 3)) yield [{ span: event.span, newText: quoteName(name) }];
  const { to: kind, of } = event.type;
  const before = event.within && names.resolve(node, event.within);
  const around = of === undefined ? scopeOf(node, kind) : names.ownerOf(node, of);
  const wanted = { kind, name: quoteName(event.name) };
  for (let at = before ? names.destinationOf(before) : around; at; at = scopeOf(at, kind))
    for (const edit of waysToDeclare(at, wanted, samples, bound.vocabulary)) yield [edit];
  for (const edit of waysToDeclare(document, wanted, samples, bound.vocabulary)) yield [edit];
  // Elements of this kind may be known to another definition, which the document does not use yet.
  const use = document.statements.find(({ keyword }) => keyword.text === 'use')?.span.end;
  if (use === undefined) return;
  for (const definition of definitionsDeclaring(kind, bound.vocabulary.available))
    if (!bound.vocabulary.used.has(definition))
      for (const edit of waysToDeclare(
        document,
        wanted,
        samples,
        createVocabulary([definition], bound.vocabulary.available),
      ))
        yield [{ span: { start: use, end: use }, newText: `, ${definition}` }, edit];
}

/**
 * For what a definition wants to hold: the options and elements that its condition speaks of, in the element itself and then
 * elsewhere, and other sorts of elements.
 */
function waysToHold(
  error: Diagnostic,
  nodes: readonly Node[],
  { bound, names }: Draft,
  samples: SampleContext,
): readonly (readonly (readonly Edit[])[])[] {
  const violations = violationsOf(bound, nodes, names).filter(
    ({ node }) => node.statement.keyword.span.start === error.span.start,
  );
  const mentioned = new Set(
    violations.flatMap(({ verifier }) => [...verifier.expect, ...verifier.where].flatMap(namesIn)),
  );
  const own = new Set(violations.map(({ node }) => node));
  const others = nodes.filter((node) => node.schema?.role === 'entity' && !own.has(node));
  const toSay = (node: Node) => [...mentioned].flatMap((name) => [...waysToSay(name, node, samples)]);
  return violations.length === 0
    ? []
    : [[...own].flatMap(toSay), others.flatMap((node) => [...otherSorts(node, bound), ...toSay(node)])];
}

/** The element as one of another sort that declares the same kind of name. */
function otherSorts({ schema, parent, statement }: Node, bound: BoundDocument): readonly (readonly Edit[])[] {
  const beside = parent?.schema ?? bound.vocabulary.document;
  return [...beside.children.values()]
    .filter((other) => other !== schema && other.kinds.some((kind) => schema?.kinds.includes(kind)))
    .map(({ keyword }) => [{ span: statement.keyword.span, newText: quoteName(keyword) }]);
}

function isAround(outer: Node, inner: Node): boolean {
  for (let node: Node | undefined = inner; node; node = node.parent) if (node === outer) return true;
  return false;
}

/** Gives an element an option or inner element, changes the option, or takes it away. */
function* waysToSay(name: string, node: Node, samples: SampleContext): Iterable<readonly Edit[]> {
  const { schema } = node;
  if (!schema) return;
  const present = node.children.find(
    (child) => child.schema?.role === 'option' && child.schema.keyword === name,
  );
  const [value] = present?.values ?? [];
  if (present && value) {
    for (const newText of otherValues) yield [{ span: value.expression.span, newText }];
    yield [{ span: present.statement.span, newText: '' }];
    return;
  }
  const context = { ...samples, owner: schema };
  for (const [path, child] of childrenNamed(name, schema)) {
    if (child.role === 'option') yield [insertInto(node, path, exampleOption(child, context))];
    else {
      const one = exampleStatement(child, context);
      const two = ['my', 'other'].map((prefix) =>
        exampleStatement(child, context, { name: madeUpName(child, context, prefix) }),
      );
      for (const text of [one, two.join('\n')]) yield [insertInto(node, path, text)];
    }
  }
}

/** What a name can mean in a block: an option or element, right there or in its sections. */
function childrenNamed(
  name: string,
  schema: StatementSchema,
  path: readonly string[] = [],
): readonly (readonly [readonly string[], StatementSchema])[] {
  return [...schema.children].flatMap(([keyword, child]) => {
    if (keyword === name) return [[path, child] as const];
    return child.role === 'section' && !path.includes(keyword)
      ? childrenNamed(name, child, [...path, keyword])
      : [];
  });
}

/** The plain names in a condition, those in calls included. */
function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'name':
      return expression.args
        ? expression.args.flatMap(({ value }) => namesIn(value))
        : expression.path.map(({ text }) => text);
    case 'operation':
      return expression.operands.flatMap(namesIn);
    case 'list':
      return expression.items.flatMap(({ value }) => namesIn(value));
    default:
      return [];
  }
}
