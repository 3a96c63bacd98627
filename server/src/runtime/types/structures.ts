/** Values with named parts: `map`, `keyword`, `struct` (also embedded resources), and `tuple`, whose parts have places. */
import type { Json } from '../../model/definition/expression.ts';
import type { ResourceDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import { fieldError } from '../field-error.ts';
import type { FieldError } from '../outcome.ts';
import { type Caster, CastFailure, type Casting, constraint, isPlainObject, wrong } from './caster.ts';
import { innerType } from './inner-type.ts';
import { jsonValue } from './json-value.ts';

interface Field {
  readonly name: string;
  readonly caster: Caster;
  readonly allowNil: boolean;
  readonly default?: Json;
}

/** `map` and `keyword`: with `fields`, others are left out, as Ash does. A keyword may be given as a list of pairs. */
export function map(type: TypeDefinition, casting: Casting): Caster {
  const fields = fieldsOf(type, casting);
  const keepNil = constraint(type, 'preserve_nil_values?') === true;
  return (value, path) => {
    const given = type.name === 'keyword' ? fromPairs(value) : value;
    if (!isPlainObject(given)) return wrong(path, 'invalid_type', 'must be a map');
    if (!fields) return jsonValue(given, path);
    return castFields(given, fields, keepNil, path);
  };
}

function fromPairs(value: unknown): unknown {
  const isPair = (pair: unknown): pair is readonly [string, unknown] =>
    Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string';
  return Array.isArray(value) && value.every(isPair) ? Object.fromEntries(value) : value;
}

/** A list with the values in order, or a map with the names of the places. Records hold a list. */
export function tuple(type: TypeDefinition, casting: Casting): Caster {
  const fields = fieldsOf(type, casting);
  if (!fields) throw new Error('A tuple needs the constraint fields.');
  return (value, path) => {
    if (Array.isArray(value) && value.length !== fields.length)
      return wrong(path, 'invalid_length', `must have ${fields.length} values, not ${value.length}`);
    const given = Array.isArray(value)
      ? Object.fromEntries(fields.map(({ name }, index) => [name, value[index] as unknown]))
      : value;
    if (!isPlainObject(given)) return wrong(path, 'invalid_type', 'must be a list of values');
    const cast = castFields(given, fields, true, path);
    return cast instanceof CastFailure ? cast : fields.map(({ name }) => cast[name] ?? null);
  };
}

/** `struct`: with `fields`, or an embedded resource as `instance_of`; attributes that it does not have are refused. */
export function struct(type: TypeDefinition, casting: Casting): Caster {
  if (constraint(type, 'fields')) return map(type, casting);
  const name = constraint(type, 'instance_of');
  const resource = typeof name === 'string' ? casting.resource(name) : undefined;
  if (!resource)
    return (value, path) =>
      isPlainObject(value) ? jsonValue(value, path) : wrong(path, 'invalid_type', 'must be a map');
  return embedded(resource, casting);
}

function embedded(resource: ResourceDefinition, casting: Casting): Caster {
  let fields: readonly Field[] | undefined;
  return (value, path) => {
    if (!isPlainObject(value)) return wrong(path, 'invalid_type', 'must be a map');
    fields ??= resource.attributes.map((attribute) => ({
      name: attribute.name,
      caster: casting.caster(attribute.type),
      allowNil: attribute.allowNil || attribute.default !== undefined || attribute.generated,
      ...(attribute.default && 'value' in attribute.default ? { default: attribute.default.value } : {}),
    }));
    const known = new Set(fields.map(({ name }) => name));
    const unknown = Object.keys(value).find((key) => !known.has(key));
    if (unknown !== undefined)
      return wrong([...path, unknown], 'unknown_input', `is no attribute of ${resource.name}`);
    return castFields(value, fields, true, path);
  };
}

function fieldsOf(type: TypeDefinition, casting: Casting): readonly Field[] | undefined {
  const fields = constraint(type, 'fields');
  if (!isPlainObject(fields)) return undefined;
  return Object.entries(fields as Readonly<Record<string, Json>>).map(([name, json]) => {
    const options = isPlainObject(json) ? (json as Readonly<Record<string, Json>>) : {};
    const allowNil = options['allow_nil?'] ?? options['allow_nil'] ?? options['allowNil'] ?? true;
    const fallback = options['default'];
    return {
      name,
      caster: casting.caster(innerType(json, `The field ${name} of ${type.name}`)),
      allowNil: allowNil !== false,
      ...(fallback === undefined ? {} : { default: fallback }),
    };
  });
}

function castFields(
  given: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
  keepNil: boolean,
  path: readonly (string | number)[],
): Record<string, unknown> | CastFailure {
  const result: [string, unknown][] = [];
  const errors: FieldError[] = [];
  for (const { name, caster, allowNil, default: fallback } of fields) {
    const value = (Object.hasOwn(given, name) ? given[name] : fallback) ?? null;
    const cast = value === null ? null : caster(value, [...path, name]);
    if (cast instanceof CastFailure) errors.push(...cast.errors);
    else if (cast === null && !allowNil) errors.push(fieldError([...path, name], 'required', 'is required'));
    else if (cast !== null || (keepNil && Object.hasOwn(given, name))) result.push([name, cast]);
  }
  return errors.length > 0 ? new CastFailure(errors) : Object.fromEntries(result);
}
