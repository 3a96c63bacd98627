/** The outline of a document: its elements and sections, nested as they are written. */
import type { Span } from '../../../base/span.ts';
import { elementName, type Node, nameOfNode } from '../../../dsl/bind.ts';
import type { SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';

export interface OutlineEntry {
  readonly name: string;
  /** Its keyword, when that is not its name. */
  readonly detail: string;
  readonly role: 'section' | 'entity';
  /** How deep it is nested: 0 at the top. */
  readonly depth: number;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

/** The outline; options are no part of it. */
export function outlineOf(workspace: SparkWorkspace, document: SparkDocument): readonly OutlineEntry[] {
  return workspace.bound(document).roots.flatMap((node) => entriesOf(node, 0));
}

function entriesOf(node: Node, depth: number): readonly OutlineEntry[] {
  const { schema, statement, children } = node;
  if (!schema || schema.role === 'option' || schema.keyword === 'use') return [];
  const name = elementName(node);
  const text = name === undefined || name === '' ? schema.keyword : name;
  return [
    {
      name: text,
      detail: text === schema.keyword ? '' : schema.keyword,
      role: schema.role,
      depth,
      span: statement.span,
      nameSpan: nameOfNode(node)?.span ?? statement.keyword.span,
      children: children.flatMap((child) => entriesOf(child, depth + 1)),
    },
  ];
}
