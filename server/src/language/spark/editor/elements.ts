/** Named elements: what of a document has a name of its own, at any depth. */
import type { Span } from '../../../base/span.ts';
import { allNodes, elementName, type Node, nameOfNode } from '../../../dsl/nodes/bind.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';

export interface NamedElement {
  readonly name: string;
  readonly keyword: string;
  /** Where the name stands. */
  readonly span: Span;
  /** Name of the nearest element around it that has one. */
  readonly container?: string;
  /** It stands at the top of its document, if need be in a section there. */
  readonly top: boolean;
}

/** The named elements of a document, in text order. */
export function namedElementsOf(workspace: SparkWorkspace, document: SparkDocument): readonly NamedElement[] {
  return [...allNodes(workspace.bound(document).roots)].flatMap((node) => namedElement(node) ?? []);
}

/** A node as an element, when it has a name. */
export function namedElement(node: Node): NamedElement | undefined {
  const span = nameOfNode(node)?.span;
  const name = elementName(node);
  if (node.schema?.role !== 'entity' || !span || name === undefined || name === '') return undefined;
  const container = nearestName(node.parent);
  return {
    name,
    keyword: node.schema.keyword,
    span,
    ...(container === undefined ? {} : { container }),
    top: isTop(node),
  };
}

function isTop(node: Node): boolean {
  let current = node.parent;
  while (current?.schema?.role === 'section') current = current.parent;
  return current === undefined;
}

function nearestName(node: Node | undefined): string | undefined {
  for (let current = node; current; current = current.parent) {
    const name = elementName(current);
    if (name !== undefined && name !== '') return name;
  }
  return undefined;
}
