/** Data types of documents as types of TypeScript, as values are at run time: numbers, ISO texts, plain objects. */
import type { Json } from '../../model/definition/expression.ts';
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { propertyKey } from '../typescript-values.ts';

/** The types of those that hold one simple thing. */
const simple: Readonly<Record<string, string>> = {
  integer: 'number',
  float: 'number',
  decimal: 'number',
  boolean: 'boolean',
  binary: 'Uint8Array',
  url_encoded_binary: 'Uint8Array',
  vector: 'readonly number[]',
  term: 'unknown',
  range: 'unknown',
  union: 'unknown',
  function: 'unknown',
  file: 'unknown',
};

/** Everything that is text: texts, names, ids, dates and times. */
const texts: ReadonlySet<string> = new Set([
  'string',
  'ci_string',
  'atom',
  'uuid',
  'uuid_v7',
  'date',
  'time',
  'time_usec',
  'naive_datetime',
  'utc_datetime',
  'utc_datetime_usec',
  'datetime',
  'duration',
  'duration_name',
  'module',
]);

/** The type of values; `recordOf` gives the name of the record of a resource, for values that are such. */
export function typeScriptOf(
  type: TypeDefinition,
  recordOf: (name: string) => string | undefined = () => undefined,
): string {
  const { name, constraints, items } = type;
  const values = constraints['one_of'];
  if (isList(values) && values.length > 0) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (name === 'array') return listOf(items ? typeScriptOf(items, recordOf) : 'unknown');
  if (name === 'tuple') return 'readonly unknown[]';
  const instance = constraints['instance_of'];
  const record = typeof instance === 'string' ? recordOf(instance) : undefined;
  if (record !== undefined) return record;
  const { fields } = constraints;
  if (isRecord(fields)) return fieldsType(fields, recordOf);
  if (name === 'map' || name === 'keyword' || name === 'struct') return 'Readonly<Record<string, unknown>>';
  return texts.has(name) ? 'string' : (simple[name] ?? 'unknown');
}

function fieldsType(
  fields: { readonly [name: string]: Json },
  recordOf: (name: string) => string | undefined,
): string {
  const parts = Object.entries(fields).map(([name, field]) => {
    const type = isRecord(field) ? typeOfJson(field['type']) : undefined;
    const required = isRecord(field) && field['allow_nil?'] === false;
    const value = type ? typeScriptOf(type, recordOf) : 'unknown';
    return `readonly ${propertyKey(name)}${required ? '' : '?'}: ${required ? value : orNull(value)}`;
  });
  return parts.length > 0 ? `{ ${parts.join('; ')} }` : 'Readonly<Record<string, unknown>>';
}

/** A type among constraints, which are JSON: its name, or all of it. */
function typeOfJson(json: Json | undefined): TypeDefinition | undefined {
  if (typeof json === 'string') return { name: json, constraints: {} };
  if (!isRecord(json) || typeof json['name'] !== 'string') return undefined;
  const { constraints, items } = json;
  const inner = typeOfJson(items);
  return {
    name: json['name'],
    constraints: isRecord(constraints) ? constraints : {},
    ...(inner ? { items: inner } : {}),
  };
}

/** The type of a value that may be missing. */
export function orNull(type: string): string {
  return type === 'unknown' ? type : `${type} | null`;
}

/** The type of a list of values. */
export function listOf(type: string): string {
  return `readonly ${/ \| |^readonly /.test(type) ? `(${type})` : type}[]`;
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

function isRecord(json: Json | undefined): json is { readonly [name: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
