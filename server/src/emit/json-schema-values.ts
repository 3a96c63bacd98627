/** Types of options → JSON Schemas of their values, as `value-json.ts` writes them. */

import type { OptionType, Parameter } from '../dsl/schema/schema.ts';
import { isoDuration, longestDuration, wordDuration } from '../dsl/values/literal-type.ts';
import type { Json } from './value-json.ts';

/** A part of a JSON Schema. */
export type SchemaPart = { readonly [key: string]: Json };

/** Where the definition of all calls of a kind is, as a `$ref`. */
export type CallRef = (kind: string) => SchemaPart;

export const expressionRef: SchemaPart = { $ref: '#/$defs/Expression' };

export function valueSchema(type: OptionType, callRef: CallRef): SchemaPart {
  const inner = (each: OptionType) => valueSchema(each, callRef);
  switch (type.kind) {
    case 'any':
    case 'value':
      return {};
    case 'atom':
    case 'declares':
    case 'reference':
      return { type: 'string', minLength: 1 };
    case 'id':
    case 'string':
    case 'file':
    case 'module':
    case 'code':
      return { type: 'string' };
    case 'regex':
      return { type: 'string', format: 'regex' };
    case 'duration':
      return {
        anyOf: [
          { type: 'string', pattern: isoDuration.source },
          { type: 'string', pattern: wordDuration.source, maxLength: longestDuration },
          { const: 'infinity' },
          { type: 'number', minimum: 0 },
        ],
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return {
        type: type.whole ? 'integer' : 'number',
        ...(type.min === undefined ? {} : { minimum: type.min }),
        ...(type.max === undefined ? {} : { maximum: type.max }),
      };
    case 'one_of':
      return type.values.length === 0
        ? {}
        : { enum: type.values.map((value) => (value === 'nil' ? null : value)) };
    case 'list':
      return { type: 'array', items: inner(type.of), ...(type.min ? { minItems: type.min } : {}) };
    case 'wrap_list':
      return { type: 'array', items: inner(type.of) };
    case 'tuple':
      return {
        type: 'array',
        prefixItems: type.items.map(inner),
        minItems: type.items.length,
        maxItems: type.items.length,
      };
    case 'map':
      return type.keys
        ? {
            type: 'object',
            properties: Object.fromEntries(type.keys.map(({ name, type: of }) => [name, inner(of)])),
            additionalProperties: false,
          }
        : { type: 'object', ...(type.values ? { additionalProperties: inner(type.values) } : {}) };
    case 'any_of':
      return type.types.length === 0 ? {} : { anyOf: type.types.map(inner) };
    case 'all_of':
      return type.types[0] ? inner(type.types[0]) : {};
    case 'call':
      return callRef(type.of);
    case 'option_type':
      return callRef('option_type');
    case 'expression':
      return expressionRef;
  }
}

/** The arguments of a call as one object. */
export function argumentsSchema(parameters: readonly Parameter[], callRef: CallRef): SchemaPart {
  const required = parameters.filter((each) => each.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(({ name, type, doc }) => [
        name,
        { ...(doc === undefined ? {} : { description: doc }), ...valueSchema(type, callRef) },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
