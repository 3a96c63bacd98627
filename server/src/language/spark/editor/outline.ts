/** The outline of a document: its elements and sections, nested as they are written. */
import type { Span } from '../../../base/span.ts';
import { elementName, type Node, nameOfNode } from '../../../dsl/nodes/bind.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { headText } from './derived.ts';

/** What an element without a name says beyond this helps nobody to find it. */
const mostCharacters = 60;

export interface OutlineEntry {
  readonly name: string;
  /** Its keyword, when that is not its name; else what its first line says. */
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
  return [
    {
      ...headingOf(node, schema),
      role: schema.role,
      depth,
      span: statement.span,
      children: children.flatMap((child) => entriesOf(child, depth + 1)),
    },
  ];
}

function headingOf(
  node: Node,
  { keyword, partial }: StatementSchema,
): Pick<OutlineEntry, 'name' | 'detail' | 'nameSpan'> {
  const { statement } = node;
  const [of, element] = statement.args;
  if (partial && of && element) {
    const detail = `${keyword} of ${nameText(element) ?? ''}`;
    return { name: nameText(of) ?? keyword, detail, nameSpan: of.span };
  }
  const name = elementName(node);
  if (name !== undefined && name !== '')
    return { name, detail: keyword, nameSpan: nameOfNode(node)?.span ?? statement.keyword.span };
  const said = headText({ ...statement, named: undefined })
    .slice(keyword.length)
    .trim();
  const detail = said.length > mostCharacters ? `${said.slice(0, mostCharacters - 1)}…` : said;
  return { name: keyword, detail, nameSpan: statement.keyword.span };
}
