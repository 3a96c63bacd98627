/** Which statements of the requirements each named element of a document satisfies, with the places of both. */
import type { Span } from '../../../base/span.ts';
import { elementName, type Node, nameOfNode } from '../../../dsl/nodes/bind.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { createWorkspace } from '../workspace.ts';

/** A statement id where an element names it. */
export interface SatisfiesId {
  readonly id: string;
  readonly span: Span;
}

/** A named element of a document: `Patient.attributes.email`. */
export interface TracedElement {
  /** Names of elements and keywords of sections, outermost first, with dots between. */
  readonly path: string;
  /** Its keyword: `resource`, `attribute`, `belongs_to` … */
  readonly keyword: string;
  /** Its name; its keyword when elements of its kind have none, such as policies. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The whole statement with its block. */
  readonly span: Span;
  readonly satisfies: readonly SatisfiesId[];
}

/** Every element that has a name or says what it satisfies, parents before their children, in document order. */
export function elementsOf(source: string | SparkDocument): readonly TracedElement[] {
  const document = typeof source === 'string' ? parseSpark(source) : source;
  const elements: TracedElement[] = [];
  for (const node of createWorkspace([document]).bound(document).roots) collect(node, [], elements);
  return elements;
}

function collect(node: Node, path: readonly string[], into: TracedElement[]): void {
  const { schema, statement, children } = node;
  if (!schema || schema.role === 'option') return;
  const name = elementName(node) ?? schema.keyword;
  const inner = [...path, name];
  const satisfies = satisfiesOf(node);
  if (schema.role === 'entity' && (nameOfNode(node) !== undefined || satisfies.length > 0)) {
    into.push({
      path: inner.join('.'),
      keyword: schema.keyword,
      name,
      nameSpan: nameOfNode(node)?.span ?? statement.keyword.span,
      span: statement.span,
      satisfies,
    });
  }
  for (const child of children) collect(child, inner, into);
}

function satisfiesOf({ children }: Node): readonly SatisfiesId[] {
  const value = children.find(({ schema }) => schema?.keyword === 'satisfies')?.values[0]?.expression;
  if (!value) return [];
  const items = value.kind === 'list' ? value.items.map((item) => item.value) : [value];
  return items.flatMap((item) => {
    const id = nameText(item);
    return id === undefined ? [] : [{ id, span: item.span }];
  });
}
