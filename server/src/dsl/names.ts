/**
 * Names: where they are declared and which declarations a reference can mean. A reference is looked up in the nearest
 * element around it that can declare the kind at all; outside of every such element, in all documents.
 */
import type { Span } from '../base/span.ts';
import { allNodes, type BoundDocument, elementName, type Node, nameOfNode, valueAround } from './bind.ts';
import type { ReferenceType, StatementSchema } from './schema.ts';
import { nameText } from './syntax.ts';

/** A name where it is declared. */
export interface Declaration {
  readonly kind: string;
  readonly name: string;
  /** The written name; for one that an element brings along, the name of that element. */
  readonly span: Span;
  readonly node: Node;
  /** Written there as it is, and not made from another name. */
  readonly written: boolean;
}

type Declarations = ReadonlyMap<string, readonly Declaration[]>;

/** All documents that see each other, bound to the same definitions. */
export interface Names {
  /** The declarations that a reference in `node` can mean; `undefined` when its owner is unknown itself. */
  candidates(node: Node, type: ReferenceType): readonly Declaration[] | undefined;
  /** The declaration that the name means there, if there is one. */
  resolve(node: Node, type: ReferenceType, name: string): Declaration | undefined;
}

/** Looks names up in these documents; those in the reference's own document come first. */
export function createNames(documents: readonly BoundDocument[]): Names {
  const candidates: Names['candidates'] = (node, type) => {
    if (type.of !== undefined) {
      const owner = ownerOf(node, type.of);
      return owner && (declarationsIn(owner).get(type.to) ?? []);
    }
    const scope = scopeOf(node, type.to);
    if (scope) return declarationsIn(scope).get(type.to) ?? [];
    const own = declarationsOf(node.document).get(type.to) ?? [];
    const others = documents.filter((document) => document !== node.document);
    return [...own, ...others.flatMap((document) => declarationsOf(document).get(type.to) ?? [])];
  };
  const resolve: Names['resolve'] = (node, type, name) =>
    candidates(node, type)?.find((declaration) => declaration.name === name);

  /** The element that the value of `parameter` refers to. */
  function ownerOf(node: Node, parameter: string): Node | undefined {
    const value = valueAround(node, parameter);
    const name = value && nameText(value.expression);
    const reference = value?.node.events.find(
      (event) => event.event === 'reference' && event.name === name && event.span === value.expression.span,
    );
    if (!value || name === undefined || reference?.event !== 'reference') return undefined;
    return resolve(value.node, reference.type, name)?.node;
  }
  return { candidates, resolve };
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
      for (const { kind } of child.provides) kinds.add(kind);
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
      return type.types.flatMap(declaredBy);
    default:
      return [];
  }
}

const byNode = new WeakMap<Node, Declarations>();
const byDocument = new WeakMap<BoundDocument, Declarations>();

/** What is declared inside an element, by kind. */
export function declarationsIn(owner: Node): Declarations {
  let declarations = byNode.get(owner);
  if (!declarations) {
    declarations = group(collect(owner.children));
    byNode.set(owner, declarations);
  }
  return declarations;
}

/** What is declared in a document for all others, by kind. */
export function declarationsOf(document: BoundDocument): Declarations {
  let declarations = byDocument.get(document);
  if (!declarations) {
    const top = collect(document.roots).filter(({ kind, node }) => !scopeOf(node, kind));
    declarations = group(top);
    byDocument.set(document, declarations);
  }
  return declarations;
}

function collect(nodes: readonly Node[]): readonly Declaration[] {
  return [...allNodes(nodes)].flatMap(declaredAt);
}

/** What one node declares: its name, the names it brings along, and those its values declare. */
export function declaredAt(node: Node): readonly Declaration[] {
  const { schema } = node;
  if (!schema) return [];
  const name = elementName(node);
  const span = nameOfNode(node)?.span ?? node.statement.keyword.span;
  const own =
    name === undefined ? [] : schema.kinds.map((kind) => ({ kind, name, span, node, written: true }));
  const inValues = node.events.flatMap((event): Declaration[] =>
    event.event === 'declaration'
      ? [{ kind: event.what, name: event.name, span: event.span, node, written: true }]
      : [],
  );
  return [...own, ...providedBy(node), ...inValues];
}

/** Names that an element brings along; a pattern may speak of `{name}` and of its options, `{state_attribute}`. */
function providedBy(node: Node): readonly Declaration[] {
  const { schema } = node;
  if (!schema) return [];
  return schema.provides.flatMap(({ kind, pattern }): Declaration[] => {
    const name = pattern.replace(/\{([a-z_]+)\}/g, (_, part: string) => partOf(node, schema, part));
    const span = nameOfNode(node)?.span ?? node.statement.keyword.span;
    return name === '' ? [] : [{ kind, name, span, node, written: false }];
  });
}

function partOf(node: Node, schema: StatementSchema, part: string): string {
  if (part === 'name') return elementName(node) ?? '';
  const given = node.children.find(({ statement }) => statement.keyword.text === part)?.values[0]?.expression;
  const value = given ?? schema.children.get(part)?.default;
  return (value && nameText(value)) ?? '';
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
