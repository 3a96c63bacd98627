/**
 * Names: where they are declared and which declarations a reference can mean. A reference is looked up in the nearest
 * element around it that can declare the kind at all, then in those around that; and last in all documents.
 */
import type { Span } from '../base/span.ts';
import { type BoundDocument, elementName, type Node, nameOfNode, valueAround, withDerived } from './bind.ts';
import { fragmentKeyword } from './fragment.ts';
import type { ReferenceType, StatementSchema } from './schema.ts';
import type { ReferenceEvent } from './value.ts';

/** A name where it is declared. */
export interface Declaration {
  readonly kind: string;
  readonly name: string;
  /** The written name; for one that an element brings along, the keyword of that element. */
  readonly span: Span;
  readonly node: Node;
  /** Written there as it is, and not made from another name. */
  readonly written: boolean;
}

type Declarations = ReadonlyMap<string, readonly Declaration[]>;

/** All documents that see each other, bound to the same definitions. */
export interface Names {
  /** The declarations that a reference in `node` can mean, nearest first; `undefined` when its owner is unknown itself. */
  candidates(node: Node, reference: ReferenceEvent): readonly Declaration[] | undefined;
  /** The declaration that the reference means, if there is one. */
  resolve(node: Node, reference: ReferenceEvent): Declaration | undefined;
  /** The declaration that the value of a parameter or option names; of a path, what its last name means. */
  targetOf(node: Node, option: string): Declaration | undefined;
  /** What the declared element leads to: itself, or for relationships their destination. */
  destinationOf(declaration: Declaration): Node | undefined;
  /** The element that `of` leads to (see `ReferenceType`). */
  ownerOf(node: Node, of: string): Node | undefined;
  /** What is declared inside an element, in its fragments, too, by kind. */
  membersOf(owner: Node): Declarations;
  /** An element and its fragments, which may stand in other documents. */
  partsOf(element: Node): readonly Node[];
  /** What is declared in all documents, for all. */
  global(kind: string): readonly Declaration[];
}

/** The parameter or option that says where a step of a path leads. */
export const destinationOption = 'destination';

/** Looks names up in these documents. */
export function createNames(documents: readonly BoundDocument[]): Names {
  const globals = new Map<string, readonly Declaration[]>();
  const globalsByName = new Map<string, ReadonlyMap<string, Declaration>>();
  let fragments: ReadonlyMap<Node, readonly Node[]> | undefined;
  const members = new Map<Node, Declarations>();

  const names: Names = {
    candidates(node, reference) {
      const { within, type, or } = reference;
      if (within) {
        const declaration = names.resolve(node, within);
        const owner = declaration && names.destinationOf(declaration);
        return owner && (names.membersOf(owner).get(type.to) ?? []);
      }
      const all = [type, ...(or ?? [])].map((each) => candidatesOf(node, each));
      // One owner that is unknown is enough for the name to be right.
      if (all.some((each) => each === undefined)) return undefined;
      return all.flatMap((each) => each ?? []);
    },

    resolve(node, reference) {
      const { within, type, or = [], name } = reference;
      const isIt = (declaration: Declaration) => declaration.name === name;
      if (within || or.length > 0 || type.of !== undefined)
        return names.candidates(node, reference)?.find(isIt);
      // What is declared for all may be much, and is looked up by its name.
      return aroundOf(node, type.to).find(isIt) ?? globalNamed(type.to).get(name);
    },

    targetOf(node, option) {
      const value = valueAround(node, option);
      if (!value) return undefined;
      const { span } = value.expression;
      const reference = value.node.events.findLast(
        (event) =>
          event.event === 'reference' && event.span.start >= span.start && event.span.end <= span.end,
      );
      return reference?.event === 'reference' ? names.resolve(value.node, reference) : undefined;
    },

    destinationOf(declaration) {
      const { node } = declaration;
      const leads = node.values.some(({ parameter }) => parameter?.name === destinationOption);
      return leads ? names.targetOf(node, destinationOption)?.node : node;
    },

    ownerOf(node, of) {
      const [first = '', ...rest] = of.split('.');
      let target = names.targetOf(node, first)?.node;
      for (const option of rest) target = target && names.targetOf(target, option)?.node;
      return target;
    },

    membersOf(owner) {
      let known = members.get(owner);
      if (!known) {
        const element = fragmentTarget(owner) ?? owner;
        const parts = names.partsOf(element);
        known = parts.length === 1 ? declarationsIn(element) : merged(parts.map(declarationsIn));
        members.set(owner, known);
      }
      return known;
    },

    partsOf: (element) => [element, ...(fragmentsByElement().get(element) ?? [])],

    global(kind) {
      let known = globals.get(kind);
      if (!known) {
        known = documents.flatMap((document) => declarationsOf(document).get(kind) ?? []);
        globals.set(kind, known);
      }
      return known;
    },
  };

  function candidatesOf(node: Node, { to, of }: ReferenceType): readonly Declaration[] | undefined {
    if (of !== undefined) {
      const owner = names.ownerOf(node, of);
      return owner && (names.membersOf(owner).get(to) ?? []);
    }
    return [...aroundOf(node, to), ...names.global(to)];
  }

  /** What is declared in the elements around a node, from the nearest out, and then for all in its document. */
  function aroundOf(node: Node, kind: string): readonly Declaration[] {
    const nearest = scopeOf(node, kind);
    const found: Declaration[] = nearest ? [...deepMembersOf(nearest, kind)] : [];
    for (let scope = nearest; scope; scope = scopeOf(scope, kind))
      found.push(...(names.membersOf(scope).get(kind) ?? []));
    return [...found, ...(declarationsOf(node.document).get(kind) ?? [])];
  }

  /** The first declaration of each name that is known to all. */
  function globalNamed(kind: string): ReadonlyMap<string, Declaration> {
    let known = globalsByName.get(kind);
    if (!known) {
      const first = new Map<string, Declaration>();
      for (const declaration of names.global(kind))
        if (!first.has(declaration.name)) first.set(declaration.name, declaration);
      globalsByName.set(kind, first);
      known = first;
    }
    return known;
  }

  /**
   * What inner elements declare for themselves, where the element does not: a change for all actions may speak of the
   * arguments of each.
   */
  function deepMembersOf(owner: Node, kind: string): readonly Declaration[] {
    return names.membersOf(owner).has(kind) ? [] : declaredDeepIn(owner, kind);
  }

  function fragmentTarget(node: Node): Node | undefined {
    if (node.schema?.partial !== true) return undefined;
    const reference = node.events.find((event) => event.event === 'reference');
    return reference?.event === 'reference' ? names.resolve(node, reference)?.node : undefined;
  }

  function fragmentsByElement(): ReadonlyMap<Node, readonly Node[]> {
    if (!fragments) {
      const found = new Map<Node, Node[]>();
      for (const node of documents.flatMap(({ roots }) => roots)) {
        if (node.statement.keyword.text !== fragmentKeyword) continue;
        const target = fragmentTarget(node);
        if (target) found.set(target, [...(found.get(target) ?? []), node]);
      }
      fragments = found;
    }
    return fragments;
  }
  return names;
}

function merged(parts: readonly Declarations[]): Declarations {
  return group(parts.flatMap((part) => [...part.values()].flat()));
}

/** The nearest element around a node that can declare names of the kind; `undefined` for the document. */
export function scopeOf(node: Node, kind: string): Node | undefined {
  let current = node.parent;
  while (current && !(current.schema?.role === 'entity' && declarableIn(current.schema).has(kind)))
    current = current.parent;
  return current;
}

const declarable = new WeakMap<StatementSchema, ReadonlySet<string>>();

/**
 * The kinds of name that can be declared inside a block of this schema. What the options of an element declare
 * belongs to the element around it, as its own name does: the state that a transition leads `to` is a state of the
 * resource.
 */
function declarableIn(schema: StatementSchema): ReadonlySet<string> {
  const known = declarable.get(schema);
  if (known) return known;
  const kinds = new Set<string>();
  const seen = new Set<StatementSchema>();
  const add = (each: StatementSchema) => {
    if (seen.has(each)) return;
    seen.add(each);
    for (const child of each.children.values()) {
      for (const kind of child.kinds) kinds.add(kind);
      if (each !== schema || child.role !== 'option')
        for (const { type } of child.parameters) for (const what of declaredBy(type)) kinds.add(what);
      add(child);
    }
  };
  add(schema);
  declarable.set(schema, kinds);
  return kinds;
}

function declaredBy(type: StatementSchema['parameters'][number]['type']): readonly string[] {
  switch (type.kind) {
    case 'declares':
      return [type.what];
    case 'list':
    case 'wrap_list':
      return declaredBy(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(declaredBy);
    default:
      return [];
  }
}

interface DocumentNames {
  /** What is declared for all. */
  readonly top: Declarations;
  /** What is declared inside each element that is the nearest to be able to. */
  readonly inside: ReadonlyMap<Node, Declarations>;
}

const namesOfDocuments = new WeakMap<BoundDocument, DocumentNames>();

/** All declarations of a document, in one walk. */
function namesIn(document: BoundDocument): DocumentNames {
  const known = namesOfDocuments.get(document);
  if (known) return known;
  const top: Declaration[] = [];
  const inside = new Map<Node, Declaration[]>();
  for (const node of withDerived(document.roots)) {
    for (const declaration of declaredAt(node)) {
      const scope = scopeOf(node, declaration.kind);
      if (!scope || node.schema?.global) top.push(declaration);
      if (!scope) continue;
      const same = inside.get(scope);
      if (same) same.push(declaration);
      else inside.set(scope, [declaration]);
    }
  }
  const grouped = new Map([...inside].map(([scope, declarations]) => [scope, group(declarations)]));
  const made = { top: group(top), inside: grouped };
  namesOfDocuments.set(document, made);
  return made;
}

const nothing: Declarations = new Map();

/** What is declared inside an element, by kind; not what elements in it declare for themselves. */
export function declarationsIn(owner: Node): Declarations {
  return namesIn(owner.document).inside.get(owner) ?? nothing;
}

/** What elements inside an element declare for themselves. */
function declaredDeepIn(owner: Node, kind: string): readonly Declaration[] {
  return [...namesIn(owner.document).inside].flatMap(([scope, declarations]) =>
    isInside(scope, owner) ? (declarations.get(kind) ?? []) : [],
  );
}

function isInside(node: Node, owner: Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (current === owner) return true;
  return false;
}

/** What is declared in a document for all others, by kind. */
export function declarationsOf(document: BoundDocument): Declarations {
  return namesIn(document).top;
}

/** What one node declares: its name, and the names that its values declare. */
export function declaredAt(node: Node): readonly Declaration[] {
  const { schema, events, origin } = node;
  if (!schema) return [];
  const written = origin === undefined;
  const declarations: Declaration[] = [];
  if (schema.kinds.length > 0) {
    const name = elementName(node);
    const span = nameSpan(node);
    if (name !== undefined)
      for (const kind of schema.kinds) declarations.push({ kind, name, span, node, written });
  }
  for (const event of events)
    if (event.event === 'declaration')
      declarations.push({ kind: event.what, name: event.name, span: event.span, node, written });
  return declarations;
}

/** Where an element is named: where it is written, or else where what brought it along is named. */
export function nameSpan(node: Node): Span {
  const of = node.origin ?? node;
  return nameOfNode(of)?.span ?? of.statement.keyword.span;
}

function group(declarations: readonly Declaration[]): Declarations {
  const grouped = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const same = grouped.get(declaration.kind);
    if (same) same.push(declaration);
    else grouped.set(declaration.kind, [declaration]);
  }
  return grouped;
}
