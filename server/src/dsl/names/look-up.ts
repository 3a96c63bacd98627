/**
 * Looking names up: first in the elements around a reference, then in its document, last in all others. What was looked
 * at outside of the document can be written down, so that what was found stays good until some of that changes.
 */
import { Kept } from '../../base/kept.ts';
import { type Node, rootOf, valueAround, valueIn } from '../nodes/bind.ts';
import { declaresItself, needsElement } from '../schema/own-kinds.ts';
import type { ReferenceType } from '../schema/schema.ts';
import { identityOf } from '../syntax/statement-identity.ts';
import { visitValue } from '../values/value.ts';
import type { ReferenceEvent } from '../values/value-event.ts';
import type { NameTable } from './name-table.ts';
import {
  type Declaration,
  type Declarations,
  declarationsIn,
  declaredDeepIn,
  destinationOption,
  group,
  type Names,
  scopeOf,
} from './names.ts';

/** What was looked at. */
export interface Seen {
  /** Names that were looked for in all documents, found or not: see {@link keyOf}. */
  readonly names: Set<string>;
  /** Kinds of which all names were wanted. */
  readonly kinds: Set<string>;
  /** The top statements into which somebody looked, by their identity. */
  readonly roots: Set<object>;
}

/** A name of a kind, as one word. */
export function keyOf(kind: string, name: string): string {
  return `${kind}\0${name}`;
}

const nothing: readonly never[] = [];

/** So many names each lead to the owner of the one before; a definition in which they do so in a circle is told of it. */
const deepest = 32;

/** Looks names up in the documents of the table. Its answers to one reader are written down in `seen`. */
export function createNames(table: NameTable, seen?: Seen): Names {
  const members = new Map<Node, Declarations>();
  const inheriting = new Set<Node>();
  let depth = 0;

  const names: Names = {
    knows(node, reference) {
      const { within, type, or, name } = reference;
      if (within) return isKnownIn(names.candidates(node, reference), name);
      return isKnownAs(node, type, name) || (or?.some((each) => isKnownAs(node, each, name)) ?? false);
    },

    candidates(node, reference) {
      const { within, type, or, elsewhere } = reference;
      if (within) {
        const own = candidatesWithin(node, within, reference);
        if (!own || !elsewhere) return own;
        return [...own, ...elsewhere.flatMap((each) => names.candidates(node, each) ?? nothing)];
      }
      const all = [type, ...(or ?? nothing)].map((each) => candidatesOf(node, each));
      if (all.some((each) => each === undefined)) return undefined;
      return all.flatMap((each) => each ?? nothing);
    },

    resolve(node, reference) {
      const { within, type, or, name } = reference;
      if (within) return names.candidates(node, reference)?.find((each) => each.name === name);
      if (!or) return isOwnerUnknown(node, type) ? undefined : find(node, type, name, true);
      const types = [type, ...or];
      if (types.some((each) => isOwnerUnknown(node, each))) return undefined;
      for (const each of types) {
        const found = find(node, each, name, true);
        if (found) return found;
      }
      return undefined;
    },

    targetOf(node, option) {
      const value = valueAround(node, option);
      if (!value) return undefined;
      const { span } = value.expression;
      const events = value.type
        ? visitValue(value.expression, value.type, value.node.document.vocabulary)
        : value.node.events;
      const reference = events.findLast(
        (event) =>
          event.event === 'reference' && event.span.start >= span.start && event.span.end <= span.end,
      );
      if (reference?.event !== 'reference' || depth === deepest) return undefined;
      depth++;
      const found = names.resolve(value.node, reference);
      depth--;
      return found;
    },

    destinationOf(declaration) {
      const { node } = declaration;
      const leads = node.values.some(({ parameter }) => parameter?.name === destinationOption);
      return leads ? names.targetOf(node, destinationOption)?.node : node;
    },

    ownerOf(node, of) {
      if (!of.includes('.')) return names.targetOf(node, of)?.node;
      const [first = '', ...rest] = of.split('.');
      let target = names.targetOf(node, first)?.node;
      for (const option of rest) target = target && names.targetOf(target, option)?.node;
      return target;
    },

    membersOf(owner) {
      let known = members.get(owner);
      if (!known) {
        const element = fragmentTarget(owner, names) ?? owner;
        const parts = names.partsOf(element);
        known = parts.length === 1 ? declarationsIn(element) : merged(parts.map(declarationsIn));
        members.set(owner, known);
      }
      return known;
    },

    partsOf(element) {
      const fragments = fragmentsOf(table).get(element) ?? nothing;
      for (const part of [element, ...fragments]) see(part);
      return fragments.length === 0 ? [element] : [element, ...fragments];
    },

    global(kind) {
      seen?.kinds.add(kind);
      return table.all(kind);
    },
  };

  function see(node: Node): void {
    if (!seen) return;
    seen.roots.add(identityOf(rootOf(node).statement));
  }

  /** An owner that is unknown is enough for the name to be right. */
  function isKnownAs(node: Node, type: ReferenceType, name: string): boolean {
    return find(node, type, name, false) !== undefined || isOwnerUnknown(node, type);
  }

  /** What a reference can mean in what another leads to. */
  function candidatesWithin(
    node: Node,
    within: ReferenceEvent,
    { type, along }: ReferenceEvent,
  ): readonly Declaration[] | undefined {
    const declaration = names.resolve(node, within);
    const owner =
      declaration && along !== undefined
        ? names.ownerOf(declaration.node, along)
        : declaration && names.destinationOf(declaration);
    if (!owner?.schema) return undefined;
    // The arguments of the action, say, in a condition over related records: those have none.
    if (!declaresItself(owner.schema, type.to)) return candidatesOf(node, type);
    return names.membersOf(owner).get(type.to) ?? nothing;
  }

  /** The first declaration of the name, nearest first. `enters`: whether anybody will look into it. */
  function find(node: Node, type: ReferenceType, name: string, enters: boolean): Declaration | undefined {
    const isOutside = type.of === undefined && type.inherits === undefined;
    const found = findAround(node, type, name) ?? (isOutside ? findOutside(node, type.to, name) : undefined);
    if (found && enters) see(found.node);
    return found;
  }

  function findAround(node: Node, type: ReferenceType, name: string): Declaration | undefined {
    const { to, of } = type;
    if (of !== undefined) {
      const owner = names.ownerOf(node, of);
      return owner && named(names.membersOf(owner).get(to), name);
    }
    const nearest = scopeOf(node, to);
    const deep = nearest && named(deepMembersOf(nearest, to), name);
    if (deep) return deep;
    for (let scope = nearest; scope; scope = scopeOf(scope, to)) {
      for (const declarations of declaredFor(scope, type)) {
        const found = named(declarations, name);
        if (found) return found;
      }
    }
    return undefined;
  }

  /**
   * An element, and those whose names it has, too, nearest first. `undefined` in place of one that is unknown, or that
   * somebody is looking for already: what an element inherits cannot say from whom it does.
   */
  function withInherited(element: Node, option: string): ReadonlySet<Node | undefined> {
    const owners = new Set<Node | undefined>([element]);
    if (inheriting.has(element)) return owners.add(undefined);
    inheriting.add(element);
    // What is added on the way is gone through, too.
    for (const owner of owners) for (const each of namedIn(owner, option)) owners.add(each);
    inheriting.delete(element);
    return owners;
  }

  /** What the references in the value of an option lead to. */
  function namedIn(owner: Node | undefined, option: string): readonly (Node | undefined)[] {
    const value = owner && valueIn(owner, option);
    if (!value) return nothing;
    const { start, end } = value.expression.span;
    return value.node.events.flatMap((event) => {
      const isIn = event.event === 'reference' && event.span.start >= start && event.span.end <= end;
      return isIn ? [names.resolve(value.node, event)?.node] : [];
    });
  }

  /** What is declared in an element, and in those whose names it has, too. */
  function declaredFor(scope: Node, { to, inherits }: ReferenceType): readonly (readonly Declaration[])[] {
    const declared = (owner: Node) => names.membersOf(owner).get(to) ?? nothing;
    if (inherits === undefined) return [declared(scope)];
    return [...withInherited(scope, inherits)].flatMap((owner) => (owner ? [declared(owner)] : []));
  }

  function findOutside(node: Node, kind: string, name: string): Declaration | undefined {
    seen?.names.add(keyOf(kind, name));
    const own = named(table.beside(node).get(kind), name);
    if (own) return own;
    return table.find(kind, name);
  }

  function candidatesOf(node: Node, type: ReferenceType): readonly Declaration[] | undefined {
    const { to, of, inherits } = type;
    if (of !== undefined) {
      const owner = names.ownerOf(node, of);
      return owner && (names.membersOf(owner).get(to) ?? nothing);
    }
    if (isOwnerUnknown(node, type)) return undefined;
    const nearest = scopeOf(node, to);
    const found: Declaration[] = nearest ? [...deepMembersOf(nearest, to)] : [];
    for (let scope = nearest; scope; scope = scopeOf(scope, to))
      for (const declarations of declaredFor(scope, type)) found.push(...declarations);
    if (inherits !== undefined) return found;
    const own = table.beside(node).get(to) ?? nothing;
    return [...found, ...own, ...names.global(to)];
  }

  /** A change that a reactor makes, say, is about the attributes of a resource that is known only when it runs. */
  function isOwnerUnknown(node: Node, { to, of, inherits }: ReferenceType): boolean {
    if (of !== undefined) return names.ownerOf(node, of) === undefined;
    const scope = scopeOf(node, to);
    if (scope) return inherits !== undefined && withInherited(scope, inherits).has(undefined);
    return needsElement(node.document.vocabulary.document, to);
  }

  /**
   * What inner elements declare for themselves, where the element does not: a change for all actions may speak of the
   * arguments of each.
   */
  function deepMembersOf(owner: Node, kind: string): readonly Declaration[] {
    return names.membersOf(owner).has(kind) ? nothing : declaredDeepIn(owner, kind);
  }

  return names;
}

/** The element that a fragment is of. */
function fragmentTarget(node: Node, names: Names): Node | undefined {
  if (node.schema?.partial !== true) return undefined;
  const reference = node.events.find((event) => event.event === 'reference');
  return reference?.event === 'reference' ? names.resolve(node, reference)?.node : undefined;
}

const fragments = new Kept<NameTable, ReadonlyMap<Node, readonly Node[]>>();

/** The fragments of all elements that have any. */
function fragmentsOf(table: NameTable): ReadonlyMap<Node, readonly Node[]> {
  const known = fragments.get(table);
  if (known) return known;
  const found = new Map<Node, Node[]>();
  const names = createNames(table);
  for (const node of table.fragments()) {
    const target = fragmentTarget(node, names);
    if (target) found.set(target, [...(found.get(target) ?? nothing), node]);
  }
  fragments.set(table, found);
  return found;
}

function named(declarations: readonly Declaration[] | undefined, name: string): Declaration | undefined {
  return declarations?.find((declaration) => declaration.name === name);
}

function isKnownIn(candidates: readonly Declaration[] | undefined, name: string): boolean {
  return candidates === undefined || candidates.some((declaration) => declaration.name === name);
}

function merged(parts: readonly Declarations[]): Declarations {
  return group(parts.flatMap((part) => [...part.values()].flat()));
}
