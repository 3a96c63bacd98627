/** The elements inside another, by keyword and by kind; worked out once, when nothing is added to the document any more. */
import { Kept } from '../../base/kept.ts';
import { type Node, withDerived } from './bind.ts';

const none: readonly never[] = [];

const known = new Kept<Node, ReadonlyMap<string, readonly Node[]>>();

/** The elements at any depth inside a node that have this keyword, or are of this kind. */
export function innerElements(node: Node, name: string): readonly Node[] {
  let byName = known.get(node);
  if (!byName) {
    // Most elements hold nothing.
    if (node.children.length === 0 && node.derived.length === 0) return none;
    byName = group(withDerived(node.derived, withDerived(node.children)));
    known.set(node, byName);
  }
  return byName.get(name) ?? none;
}

function group(nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const byName = new Map<string, Node[]>();
  for (const node of nodes) {
    const { schema } = node;
    if (schema?.role !== 'entity') continue;
    add(byName, schema.keyword, node);
    for (const kind of schema.kinds) if (kind !== schema.keyword) add(byName, kind, node);
  }
  return byName;
}

function add(byName: Map<string, Node[]>, name: string, node: Node): void {
  const same = byName.get(name);
  if (same) same.push(node);
  else byName.set(name, [node]);
}
