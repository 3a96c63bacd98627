/** Fields: what the names in expressions can mean, by the element that they belong to. */
import { Kept } from '../../base/kept.ts';
import { type Declaration, destinationOption, type Names, scopeOf } from '../names/names.ts';
import { elementName, type Node } from '../nodes/bind.ts';
import { dataTypeOf } from '../schema/declared-type.ts';
import { fieldKind } from '../values/expression-value.ts';
import type { ExpressionType } from './expression-type.ts';

/** Where a name of an expression is looked up. */
export interface FieldScope {
  /** Whose fields they are. */
  readonly owner: Node;
  /** The fields by name; those of elements around the owner come behind its own. */
  readonly fields: readonly FieldMap[];
}

type FieldMap = ReadonlyMap<string, Declaration>;

/** The fields of an element. */
export function fieldsOf(owner: Node, names: Names): FieldScope {
  return { owner, fields: [inside(owner, names)] };
}

/** The fields that a name can mean that stands alone in a node; `undefined` where there can be none. */
export function fieldsAround(node: Node, names: Names): FieldScope | undefined {
  const owner = scopeOf(node, fieldKind);
  if (!owner || isLost(owner, names)) return undefined;
  const fields: FieldMap[] = [];
  for (let scope: Node | undefined = owner; scope; scope = scopeOf(scope, fieldKind))
    fields.push(inside(scope, names));
  return { owner, fields };
}

/** For a node around which nothing has fields, as in a reactor: all names stand for themselves. */
export function noFields(node: Node): FieldScope | undefined {
  if (scopeOf(node, fieldKind)) return undefined;
  let owner = node;
  while (owner.parent && elementName(owner) === undefined) owner = owner.parent;
  return { owner, fields: [] };
}

/** A fragment of an element that is nowhere: nobody knows its fields. */
function isLost(owner: Node, names: Names): boolean {
  const { schema, events } = owner;
  if (schema?.partial !== true) return false;
  return events.some((event) => event.event === 'reference' && !names.knows(owner, event));
}

/** The field of a name; the nearest one. */
export function fieldIn({ fields }: FieldScope, name: string): Declaration | undefined {
  for (const each of fields) {
    const found = each.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The names of all fields that can be meant. */
export function fieldNames({ fields }: FieldScope): readonly string[] {
  return fields.flatMap((each) => [...each.keys()]);
}

/** What a field holds: data, or the record that it leads to. */
export function fieldType({ node }: Declaration, names: Names): ExpressionType {
  if (!leadsOn(node)) return dataTypeOf(node, names);
  const element = names.targetOf(node, destinationOption)?.node;
  return { is: 'record', ...(element ? { element } : {}) };
}

/** Whether an element leads to another, as relationships do. */
export function leadsOn({ values }: Node): boolean {
  return values.some(({ parameter }) => parameter?.name === destinationOption);
}

/** The element in words: by its name, or else by its keyword. */
export function nameOfOwner(owner: Node): string {
  return elementName(owner) ?? owner.statement.keyword.text;
}

/** By the declarations they were made of, so that each element's fields are sorted once. */
const maps = new Kept<readonly Declaration[], FieldMap>();

function inside(owner: Node, names: Names): FieldMap {
  const declarations = names.membersOf(owner).get(fieldKind);
  if (!declarations) return new Map();
  let map = maps.get(declarations);
  if (!map) {
    map = new Map(declarations.toReversed().map((each) => [each.name, each]));
    maps.set(declarations, map);
  }
  return map;
}
