/**
 * Names: where they are declared and which declarations a reference can mean. A reference is looked up in the nearest
 * element around it that can declare the kind at all, then in those around that; and last in all documents.
 */
import { Kept } from '../../base/kept.ts';
import type { Span } from '../../base/span.ts';
import {
  type BoundDocument,
  elementName,
  type Node,
  nameOfNode,
  rootOf,
  withDerived,
} from '../nodes/bind.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import type { StatementSchema } from '../schema/schema.ts';
import type { ReferenceEvent } from '../values/value-event.ts';

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

export type Declarations = ReadonlyMap<string, readonly Declaration[]>;

/** All documents that see each other, bound to the same definitions. */
export interface Names {
  /** Whether the reference means anything, or its owner is unknown itself. */
  knows(node: Node, reference: ReferenceEvent): boolean;
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
export function declarableIn(schema: StatementSchema): ReadonlySet<string> {
  const known = declarable.get(schema);
  if (known) return known;
  const kinds = new Set<string>();
  for (const { schema: inner, owner } of innerSchemas(schema)) {
    for (const kind of inner.kinds) kinds.add(kind);
    if (owner !== schema || inner.role !== 'option')
      for (const { type } of inner.parameters) for (const what of declaredBy(type)) kinds.add(what);
  }
  declarable.set(schema, kinds);
  return kinds;
}

/** The kinds of name that values of a type declare. */
export function declaredBy(type: StatementSchema['parameters'][number]['type']): readonly string[] {
  switch (type.kind) {
    case 'declares':
      return [type.what];
    case 'list':
    case 'wrap_list':
      return declaredBy(type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap(declaredBy);
    case 'tuple':
      return type.items.flatMap(declaredBy);
    case 'map': {
      const inside = [type.names, type.values, ...(type.keys ?? []).map((key) => key.type)];
      return inside.flatMap((each) => (each ? declaredBy(each) : []));
    }
    default:
      return [];
  }
}

interface RootNames {
  /** What is declared for all. */
  readonly top: readonly Declaration[];
  /** What is declared inside each element that is the nearest to be able to. */
  readonly inside: ReadonlyMap<Node, Declarations>;
}

const namesOfRoots = new Kept<Node, RootNames>();

/** All declarations of a statement at the top, in one walk. */
function namesIn(root: Node): RootNames {
  const known = namesOfRoots.get(root);
  if (known) return known;
  const top: Declaration[] = [];
  const inside = new Map<Node, Declaration[]>();
  for (const node of withDerived([root])) {
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
  const made = { top, inside: grouped };
  namesOfRoots.set(root, made);
  return made;
}

const nothing: Declarations = new Map();

/** What is declared inside an element, by kind; not what elements in it declare for themselves. */
export function declarationsIn(owner: Node): Declarations {
  return namesIn(rootOf(owner)).inside.get(owner) ?? nothing;
}

/** What is declared inside each element of a statement at the top that is the nearest to be able to. */
export function declarationsWithin(root: Node): ReadonlyMap<Node, Declarations> {
  return namesIn(root).inside;
}

/** What elements inside an element declare for themselves. */
export function declaredDeepIn(owner: Node, kind: string): readonly Declaration[] {
  return [...namesIn(rootOf(owner)).inside].flatMap(([scope, declarations]) =>
    isInside(scope, owner) ? (declarations.get(kind) ?? []) : [],
  );
}

function isInside(node: Node, owner: Node): boolean {
  for (let current = node.parent; current; current = current.parent) if (current === owner) return true;
  return false;
}

const namesOfDocuments = new Kept<BoundDocument, Declarations>();

/** What a document declares for all others, by kind. */
export function declarationsOf(document: BoundDocument): Declarations {
  let known = namesOfDocuments.get(document);
  if (!known) {
    known = group(document.roots.flatMap((root) => namesIn(root).top));
    namesOfDocuments.set(document, known);
  }
  return known;
}

const none: readonly never[] = [];

/** What one node declares: its name, and the names that its values declare. */
export function declaredAt(node: Node): readonly Declaration[] {
  const { schema, events, origin } = node;
  // Most are options of something.
  if (!schema || (schema.kinds.length === 0 && events.length === 0)) return none;
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

/** Declarations by kind. */
export function group(declarations: readonly Declaration[]): Declarations {
  const grouped = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    const same = grouped.get(declaration.kind);
    if (same) same.push(declaration);
    else grouped.set(declaration.kind, [declaration]);
  }
  return grouped;
}
