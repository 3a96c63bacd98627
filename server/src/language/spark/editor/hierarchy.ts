/**
 * What leads where: an element leads to the elements that its statements refer to, and is led to from those whose
 * statements refer to it. Resources by their relationships, steps by their inputs: the schemas decide what a reference is.
 */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { writtenNode } from './document-words.ts';
import { boundOf } from './documents.ts';
import { type NamedElement, namedElement } from './elements.ts';
import { nodesAt, touches } from './symbol.ts';
import { usesIn, usesOf } from './uses.ts';

/** An element with its document. */
export interface Element extends NamedElement {
  readonly uri: string;
  /** The whole statement. */
  readonly whole: Span;
  readonly node: Node;
}

/** An element at the other end of references, and where these stand. */
export interface Leading {
  readonly element: Element;
  readonly spans: readonly Span[];
}

/** The innermost named element around an offset; where a name is referred to, the element that has it. */
export function elementAt(workspace: SparkWorkspace, uri: string, offset: number): Element | undefined {
  const node = nodesAt(boundOf(workspace, uri)?.roots ?? [], offset).at(-1);
  if (!node) return undefined;
  const used = usesIn(workspace, node).find(({ span }) => touches(span, offset));
  return (used && owner(writtenNode(used.target.node))) ?? owner(node);
}

/** The other elements that the statements of an element refer to; what it names of its own inside, too, as a reactor does with what it returns. */
export function outgoing(workspace: SparkWorkspace, { node }: Element): readonly Leading[] {
  return grouped(
    [...allNodes([node])].flatMap((inner) =>
      usesIn(workspace, inner).map(({ span, target }) => {
        const far = writtenNode(target.node);
        const isOwn = owner(inner)?.node === node;
        return { span, element: farEnd(far, node) ?? (isOwn ? outermostIn(node, far) : undefined) };
      }),
    ),
  );
}

/** The outermost named element around a node that is inside of another; none where it is not. */
function outermostIn(element: Node, inner: Node): Node | undefined {
  let found: Node | undefined;
  for (const node of withAncestors(inner)) {
    if (node === element) return found;
    if (namedElement(node)) found = node;
  }
  return undefined;
}

/** The other elements whose statements refer to an element, or to something in it. */
export function incoming(workspace: SparkWorkspace, { node }: Element): readonly Leading[] {
  return grouped(
    [...allNodes([node])].flatMap((inner) =>
      usesOf(workspace, inner).map(({ span, node: from }) => ({ span, element: farEnd(from, node) })),
    ),
  );
}

/**
 * The element to name for a node at the other end of a reference: the outermost one around it that is not around the
 * near end, too. So resources lead to resources, and steps of one reactor to steps. For what stands right in an element
 * around both, it is that element; for what is within the near end itself, there is none.
 */
function farEnd(far: Node, near: Node): Node | undefined {
  const around = new Set(withAncestors(near));
  let found: Node | undefined;
  for (const node of withAncestors(far)) {
    if (node === near) return undefined;
    if (found && around.has(node)) break;
    if (namedElement(node)) found = node;
  }
  return found;
}

function* withAncestors(node: Node): Iterable<Node> {
  for (let current: Node | undefined = node; current; current = current.parent) yield current;
}

function grouped(
  found: readonly { readonly span: Span; readonly element: Node | undefined }[],
): readonly Leading[] {
  const groups = new Map<Node, Span[]>();
  for (const { span, element } of found) {
    if (!element) continue;
    const spans = groups.get(element);
    if (spans) spans.push(span);
    else groups.set(element, [span]);
  }
  return [...groups].flatMap(([node, spans]) => {
    const element = owner(node);
    return element ? [{ element, spans }] : [];
  });
}

/** The nearest named element around a node, itself included. */
function owner(node: Node | undefined): Element | undefined {
  for (const each of node ? withAncestors(node) : []) {
    const named = namedElement(each);
    if (named) return { ...named, uri: each.document.uri, whole: each.statement.span, node: each };
  }
  return undefined;
}
