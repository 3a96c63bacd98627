/**
 * Elements that come after those that they name: steps that take each other's results, say. What is named inside of an element
 * counts for the element, so that each is compared with those beside it only.
 */
import { Kept } from '../../base/kept.ts';
import type { Span } from '../../base/span.ts';
import { allNodes, type Node } from '../nodes/bind.ts';
import type { ReferenceEvent } from '../values/value-event.ts';
import type { Names } from './names.ts';

/** That an element comes after another one beside it. */
export interface Dependency {
  readonly on: Node;
  /** Where the other is named, in the document of the element. */
  readonly span: Span;
}

export type Dependencies = ReadonlyMap<Node, readonly Dependency[]>;

const known = new Kept<Names, Map<Node, Dependencies>>();

/** What the elements of a kind inside an element, in all of its parts, come after. */
export function dependenciesIn(owner: Node, kind: string, names: Names): Dependencies {
  const all = known.get(names) ?? new Map<Node, Dependencies>();
  known.set(names, all);
  let found = all.get(owner);
  if (!found) {
    found = find(owner, kind, names);
    all.set(owner, found);
  }
  return found;
}

function find(owner: Node, kind: string, names: Names): Dependencies {
  const found = new Map<Node, Dependency[]>();
  for (const node of allNodes(names.partsOf(owner).flatMap(({ children }) => children))) {
    if (isOf(node, kind) && !found.has(node)) found.set(node, []);
    const user = nearest(node, kind);
    if (!user) continue;
    for (const event of node.events) {
      if (event.event !== 'reference' || !mayBeOf(event, kind)) continue;
      const target = names.resolve(node, event)?.node;
      const from = target && isOf(target, kind) && besideOrAround(user, target, kind);
      if (from) found.set(from, [...(found.get(from) ?? []), { on: target, span: event.span }]);
    }
  }
  return found;
}

/** Whether a name is one of the kind, or may be instead: `any_of([reference(source), reference(step)])`. */
function mayBeOf({ type, or }: ReferenceEvent, kind: string): boolean {
  const isOne = (each: ReferenceEvent['type']) => each.to === kind && !each.around;
  return isOne(type) || (or?.some(isOne) ?? false);
}

/** Whether a node is an element of the kind. */
export function isOf({ schema }: Node, kind: string): boolean {
  return schema?.role === 'entity' && schema.kinds.includes(kind);
}

/** The node itself or what it stands in, when that is of the kind. */
function nearest(node: Node | undefined, kind: string): Node | undefined {
  let current = node;
  while (current && !isOf(current, kind)) current = current.parent;
  return current;
}

/** The element around the user that stands beside the target, or is the target; none where the target is inside of the user. */
function besideOrAround(user: Node, target: Node, kind: string): Node | undefined {
  const around = nearest(target.parent, kind);
  let current: Node | undefined = user;
  while (current && current !== target && nearest(current.parent, kind) !== around)
    current = nearest(current.parent, kind);
  return current;
}

/** What an element at the top of a document comes after at the top of any document. */
export function dependenciesAtTop(element: Node, kind: string, names: Names): readonly Dependency[] {
  return allNodes(names.partsOf(element)).flatMap((node) =>
    node.events.flatMap((event) => {
      if (event.event !== 'reference' || !mayBeOf(event, kind)) return [];
      const on = names.resolve(node, event)?.node;
      return on && !on.parent && isOf(on, kind) ? [{ on, span: event.span }] : [];
    }),
  );
}

/** The shortest way from an element back to itself, as the dependencies on it; `undefined` when there is none. */
export function circleFrom(
  start: Node,
  dependenciesOf: (element: Node) => readonly Dependency[],
): readonly Dependency[] | undefined {
  const ways: (readonly Dependency[])[] = dependenciesOf(start).map((each) => [each]);
  const seen = new Set<Node>();
  for (const way of ways) {
    const last = way.at(-1)?.on;
    if (last === start) return way;
    if (!last || seen.has(last)) continue;
    seen.add(last);
    for (const each of dependenciesOf(last)) ways.push([...way, each]);
  }
  return undefined;
}

/** Whether something of the kind may come after the element, or beside it: it is not the last of all. */
export function isFollowed(element: Node, kind: string, names: Names): boolean {
  let owner: Node | undefined = element.parent;
  while (owner && !owner.schema?.acyclic?.includes(kind)) owner = owner.parent;
  if (!owner) return false;
  const dependencies = dependenciesIn(owner, kind, names);
  for (let at: Node | undefined = element; at; at = nearest(at.parent, kind)) {
    const before = allBefore(at, dependencies);
    const around = at.parent;
    for (const other of dependencies.keys())
      if (other !== at && other.parent === around && !before.has(other)) return true;
  }
  return false;
}

function allBefore(element: Node, dependencies: Dependencies): ReadonlySet<Node> {
  const found = new Set<Node>();
  const open = [element];
  for (let next = open.pop(); next; next = open.pop())
    for (const { on } of dependencies.get(next) ?? []) {
      if (found.has(on)) continue;
      found.add(on);
      open.push(on);
    }
  return found;
}
