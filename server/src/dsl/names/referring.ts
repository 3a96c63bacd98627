/** Which elements of a kind, anywhere, refer to an element. */
import { Kept } from '../../base/kept.ts';
import { allNodes, elementName, type Node } from '../nodes/bind.ts';
import type { ReferenceEvent } from '../values/value-event.ts';
import { type Declaration, declaredDeepIn, type Names, scopeOf } from './names.ts';

/** References inside of an element by the name that they say. */
const referencesOf = new Kept<Node, ReadonlyMap<string, readonly Saying[]>>();

interface Saying {
  readonly node: Node;
  readonly reference: ReferenceEvent;
}

/** The elements of the kind, around the target and in all documents, that hold a reference to it. */
export function elementsReferringTo(target: Node, kind: string, names: Names): readonly Node[] {
  const name = elementName(target);
  if (name === undefined) return [];
  const elements = new Set(names.global(kind).map(({ node }) => node));
  // What stands inside of elements is known around the target only, as it is for whoever refers to it.
  for (let scope = scopeOf(target, kind); scope; scope = scopeOf(scope, kind))
    for (const { node } of membersIn(scope, kind, names)) elements.add(node);
  return [...elements].filter((element) =>
    names
      .partsOf(element)
      .flatMap((part) => sayingsIn(part).get(name) ?? [])
      .some(({ node, reference }) => names.resolve(node, reference)?.node === target),
  );
}

/** The elements of a kind in an element and its fragments, and in elements inside of those. */
function membersIn(scope: Node, kind: string, names: Names): readonly Declaration[] {
  const inside = names.partsOf(scope).flatMap((part) => declaredDeepIn(part, kind));
  return [...(names.membersOf(scope).get(kind) ?? []), ...inside];
}

function sayingsIn(element: Node): ReadonlyMap<string, readonly Saying[]> {
  const known = referencesOf.get(element);
  if (known) return known;
  const found = new Map<string, Saying[]>();
  for (const node of allNodes([element]))
    for (const event of node.events) {
      if (event.event !== 'reference') continue;
      const same = found.get(event.name);
      if (same) same.push({ node, reference: event });
      else found.set(event.name, [{ node, reference: event }]);
    }
  referencesOf.set(element, found);
  return found;
}
