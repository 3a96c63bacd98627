/** What a name means to an element: one of its values, a section, the elements inside it, or the element around it. */

import type { Names } from '../names/names.ts';
import { childOf } from '../schema/compose.ts';
import { innerSchemas } from '../schema/inner-schemas.ts';
import type { StatementSchema } from '../schema/schema.ts';
import { dotted, type Expression } from '../syntax/syntax.ts';
import { type Node, standingOf, withDerived, writtenValue } from './bind.ts';
import { innerElements } from './inner-elements.ts';

/** Plain values; elements are nodes. A map is a list of its entries. */
export type Value = string | number | boolean | null | Node | Entry | readonly Value[];

/** One named value of a map. */
export interface Entry {
  readonly entry: string;
  readonly value: Value;
}

/** How elements of one schema answer to a name. `follow` asks for the element that a reference leads to. */
type Access = (element: Node, names: Names | undefined, follow: boolean) => Value;

const accesses = new WeakMap<StatementSchema, Map<string, Access | null>>();

/** What a name is to an element; `undefined` when it is nothing. `follow` asks for the element that a reference leads to. */
export type Member = (element: Node, names: Names | undefined, follow: boolean) => Value | undefined;

/**
 * Gives what a name is to elements: the element around it, an argument or option (nil when not given), a section, or the
 * list of inner elements with that keyword or of that kind.
 */
export function memberCalled(name: string): Member {
  if (name === 'parent') return (element, names) => wholeAround(element, names) ?? null;
  // Conditions are asked of many elements of one schema, one after the other.
  let last: StatementSchema | undefined;
  let access: Access | null = null;
  return (element, names, follow) => {
    const { schema } = element;
    if (!schema) return undefined;
    if (schema !== last) {
      last = schema;
      access = accessTo(schema, name);
    }
    return access?.(element, names, follow);
  };
}

/** Worked out once for each schema and name: every name of every verifier is looked up in every element. */
function accessTo(schema: StatementSchema, name: string): Access | null {
  let ofSchema = accesses.get(schema);
  if (!ofSchema) {
    ofSchema = new Map();
    accesses.set(schema, ofSchema);
  }
  let access = ofSchema.get(name);
  if (access === undefined) {
    access = findAccess(schema, name);
    ofSchema.set(name, access);
  }
  return access;
}

function findAccess(schema: StatementSchema, name: string): Access | null {
  const child = childOf(schema, name);
  const isOption = child?.role === 'option' || schema.parameters.some((parameter) => parameter.name === name);
  if (isOption || schema.fixed.has(name)) return valueAccess(schema, name);
  if (child?.role === 'section')
    return (element, names) => {
      const isWanted = ({ schema: inner }: Node) => inner?.keyword === name;
      for (const { children, derived } of partsOf(element, names)) {
        const found = children.find(isWanted) ?? derived.find(isWanted);
        if (found) return found;
      }
      return null;
    };
  if (!child && !innerKindsOf(schema).has(name)) return null;
  return (element, names) => {
    const parts = partsOf(element, names);
    const [only] = parts;
    // Without names, the document is still being put together.
    if (!names)
      return withDerived(heldBy(parts)).filter(
        ({ schema: inner }) =>
          inner?.role === 'entity' && (inner.keyword === name || inner.kinds.includes(name)),
      );
    return only && parts.length === 1
      ? innerElements(only, name)
      : parts.flatMap((part) => innerElements(part, name));
  };
}

/** The value that counts, as `effectiveValue` has it; most are not written, so that what they are is made once. */
function valueAccess(schema: StatementSchema, name: string): Access {
  const { fixed, alike, default: otherwise } = standingOf(schema, name);
  const decided = fixed && plain(fixed);
  const unwritten = otherwise ? plain(otherwise) : null;
  return (element, names, follow) => {
    let part = element;
    let value = writtenValue(element, name);
    // Only what stands at the top has fragments.
    if (!value && names && !element.parent) {
      part = names.partsOf(element).find((each) => writtenValue(each, name)) ?? element;
      value = writtenValue(part, name);
    }
    const target = follow && value ? referredBy(part, name, value, names) : undefined;
    if (target) return target;
    if (decided !== undefined) return decided;
    if (!value && alike !== undefined) value = writtenValue(element, alike);
    return value ? plain(value) : unwritten;
  };
}

function partsOf(element: Node, names: Names | undefined): readonly Node[] {
  return names ? partsWith(element, names) : [element];
}

function heldBy(parts: readonly Node[]): readonly Node[] {
  return parts.flatMap(({ children, derived }) => [...children, ...derived]);
}

const innerKinds = new WeakMap<StatementSchema, ReadonlySet<string>>();

/** The keywords and kinds of all elements that a block of this schema may hold, at any depth. */
function innerKindsOf(schema: StatementSchema): ReadonlySet<string> {
  const known = innerKinds.get(schema);
  if (known) return known;
  const kinds = new Set<string>();
  for (const { schema: inner } of innerSchemas(schema)) {
    if (inner.role === 'entity') kinds.add(inner.keyword);
    for (const kind of inner.kinds) kinds.add(kind);
  }
  innerKinds.set(schema, kinds);
  return kinds;
}

/** The element around a node; of one in a fragment, the element that the fragment is a part of. */
function wholeAround(node: Node, names: Names | undefined): Node | undefined {
  const around = elementAround(node);
  return around && names ? wholeOf(around, names) : around;
}

function wholeOf(element: Node, names: Names): Node {
  return (element.schema?.partial && names.targetOf(element, 'of')?.node) || element;
}

/** An element or section in all the parts that it is written in: the element itself, and its fragments. */
export function partsWith(node: Node, names: Names): readonly Node[] {
  const { schema, parent } = node;
  if (schema?.role !== 'section' || !parent) return names.partsOf(wholeOf(node, names));
  const around = partsWith(parent, names);
  if (around.length === 1) return [node];
  return heldBy(around).filter((each) => each.schema === schema);
}

/** The element that a node stands in, sections left out. */
export function elementAround(node: Node): Node | undefined {
  let current = node.parent;
  while (current && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

function referredBy(
  element: Node,
  name: string,
  value: Expression,
  names: Names | undefined,
): Node | undefined {
  // Several lead to no one element, and a map is asked for its keys.
  if (value.kind === 'list' && (value.items.length !== 1 || value.items[0]?.name)) return undefined;
  return names?.targetOf(element, name)?.node;
}

/** A value as written, as plain data. Calls and templates count by the name of what is called, operations by their operator. */
export function plain(expression: Expression): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.items.map(({ name, value }) =>
        name ? { entry: name.text, value: plain(value) } : plain(value),
      );
    case 'name':
      return dotted(expression);
    case 'template':
      return dotted(expression.target);
    case 'operation':
      return expression.operator;
  }
}
