/** A document → JSON in the shape that `json-shape.ts` says: what is written, without defaults and what is derived. */
import type { BoundDocument, Node } from '../dsl/nodes/bind.ts';
import type { StatementSchema } from '../dsl/schema/schema.ts';
import { metaLanguage, usesOf } from '../dsl/schema/vocabulary.ts';
import { printStatement, type Spelling } from '../dsl/syntax/print-statement.ts';
import { nameText } from '../dsl/syntax/syntax.ts';
import { fragmentKey, innerKey, opaqueKey, useKey } from './json-shape.ts';
import { type Json, type ValueContext, valueJson } from './value-json.ts';

/** An object while it is filled; its keys stay in the order of writing. */
type Fields = Map<string, Json | Fields | (Json | Fields)[]>;

export interface DocumentJsonOptions {
  readonly spelling: Spelling;
  /** Whether the definitions in the document are data, too; they are when the language is that of definitions. */
  readonly definitions?: boolean;
}

/** The document as JSON. What its vocabulary does not know is left out. */
export function documentJson(document: BoundDocument, options: DocumentJsonOptions): Json {
  const context: ValueContext = { vocabulary: document.vocabulary, spelling: options.spelling };
  const fields: Fields = new Map();
  const uses = usesOf(document.roots.map(({ statement }) => statement));
  if (uses.length > 0) fields.set(useKey, [...uses]);
  const roots = document.roots.filter(
    ({ schema }) =>
      schema !== undefined &&
      (schema.definition !== metaLanguage ||
        schema.partial === true ||
        (options.definitions === true && schema.keyword !== useKey && schema.keyword !== fragmentKey)),
  );
  for (const root of roots) addNode(fields, document.vocabulary.document, root, context);
  return toJson(fields);
}

function addNode(into: Fields, owner: StatementSchema, node: Node, context: ValueContext): void {
  const { schema } = node;
  if (!schema || schema.argument) return;
  const [target, holder] = targetOf(into, owner, schema);
  const key = schema.role === 'option' ? schema.keyword : innerKey(holder, schema.keyword);
  if (schema.role === 'option') {
    const [value] = node.values;
    if (value?.parameter && !target.has(key))
      target.set(key, valueJson(value.expression, value.parameter.type, context));
  } else if (schema.role === 'section') fill(objectAt(target, key), node, schema, context);
  else if (schema.singleton) {
    if (!target.has(key)) fill(objectAt(target, key), node, schema, context);
  } else {
    const known = target.get(key);
    const list = Array.isArray(known) ? known : [];
    target.set(key, list);
    const fields: Fields = new Map();
    list.push(fields);
    fill(fields, node, schema, context);
  }
}

/** The object that holds an element: that of its section, also where it stands without the section's keyword. */
function targetOf(
  into: Fields,
  owner: StatementSchema,
  schema: StatementSchema,
): readonly [Fields, StatementSchema] {
  if (schema.partial || owner.children.get(schema.keyword) === schema) return [into, owner];
  const section = [...owner.children.values()].find(
    (each) => each.topLevel === true && each.children.get(schema.keyword) === schema,
  );
  return section ? [objectAt(into, innerKey(owner, section.keyword)), section] : [into, owner];
}

function objectAt(fields: Fields, key: string): Fields {
  const known = fields.get(key);
  if (known instanceof Map) return known;
  const made: Fields = new Map();
  fields.set(key, made);
  return made;
}

function fill(fields: Fields, node: Node, schema: StatementSchema, context: ValueContext): void {
  for (const { expression, parameter } of node.values) {
    if (!parameter) continue;
    const json = valueJson(expression, parameter.type, context);
    const known = fields.get(parameter.name);
    if (parameter.rest) fields.set(parameter.name, Array.isArray(known) ? [...known, json] : [json]);
    else if (known === undefined) fields.set(parameter.name, json);
  }
  if (schema.partial) {
    const [, keyword] = node.statement.args;
    fields.set('keyword', (keyword && nameText(keyword)) ?? '');
  }
  if (schema.opaque) {
    const inner = node.statement.body?.statements ?? [];
    if (inner.length > 0)
      fields.set(
        opaqueKey,
        inner.map((each) => printStatement(each, context.spelling)),
      );
  }
  for (const child of node.children) addNode(fields, schema, child, context);
}

function toJson(value: Json | Fields | readonly (Json | Fields)[]): Json {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, toJson(each)]));
  if (isList(value)) return value.map(toJson);
  return value;
}

function isList(value: unknown): value is readonly (Json | Fields)[] {
  return Array.isArray(value);
}
