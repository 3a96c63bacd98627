/** The JSON Schema (draft 2020-12) of documents as JSON: one definition for each entry, kind of call and function. */

import type { Spelling } from '../dsl/syntax/print-statement.ts';
import { callsOf } from './calls.ts';
import { fileSafe, Names } from './case.ts';
import type { Entry } from './entries.ts';
import { argumentsSchema, type SchemaPart, valueSchema } from './json-schema-values.ts';
import {
  dividedElements,
  fragmentKey,
  innerOf,
  isAlone,
  opaqueKey,
  type Property,
  propertiesOf,
  saidEntries,
  useKey,
} from './json-shape.ts';
import type { Language } from './language.ts';
import { madeFrom } from './made-from.ts';
import { type Json, valueJson } from './value-json.ts';

export function jsonSchemaOf(language: Language, spelling: Spelling): Json {
  const { definition, document, entries, uses } = language;
  const calls = callsOf(language);
  const callRef = (kind: string): SchemaPart => ({ $ref: `#/$defs/${calls.nameOfKind(kind)}` });
  const value = (property: Property): SchemaPart => {
    const of = valueSchema(property.parameter.type, callRef);
    return {
      ...described(property),
      ...(property.isList ? { type: 'array', items: of } : of),
      ...defaultOf(property, language, spelling),
    };
  };

  const fieldsOf = (entry: Entry): readonly (readonly [string, SchemaPart])[] => [
    ...propertiesOf(entry).map((property) => [property.name, value(property)] as const),
    ...(entry.schema.opaque ? [[opaqueKey, textList] as const] : []),
    ...innerOf(entry, language).map(([keyword, child]) => {
      const ref = { $ref: `#/$defs/${child.name}` };
      return [keyword, isAlone(child) ? ref : { type: 'array', items: ref }] as const;
    }),
  ];
  const objectOf = (entry: Entry): SchemaPart => {
    const required = propertiesOf(entry)
      .filter((each) => each.required)
      .map(({ name }) => name);
    return {
      ...described(entry.schema),
      type: 'object',
      properties: Object.fromEntries(fieldsOf(entry)),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    };
  };

  const divided = dividedElements(language);
  const names = new Names([...entries.map(({ name }) => name), ...calls.names]);
  const fragments = divided.map((entry) => ({ entry, name: names.unique(`${entry.name}Fragment`) }));
  const fragmentOf = (entry: Entry): SchemaPart => {
    const own = new Set(entry.schema.parameters.map(({ name }) => name));
    return {
      description: `A part of \`${entry.schema.keyword}\` that is written elsewhere.`,
      type: 'object',
      properties: {
        of: { type: 'string', minLength: 1 },
        keyword: { const: entry.schema.keyword },
        ...Object.fromEntries(fieldsOf(entry).filter(([name]) => !own.has(name))),
      },
      required: ['of', 'keyword'],
      additionalProperties: false,
    };
  };

  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `spark-factory:language/${fileSafe(definition.name)}`,
    title: definition.name,
    ...(definition.doc === undefined ? {} : { description: definition.doc }),
    type: 'object',
    properties: {
      [useKey]: { ...textList, description: 'The definitions that the document is written in.' },
      ...Object.fromEntries(fieldsOf(document)),
      ...(fragments.length > 0
        ? {
            [fragmentKey]: {
              type: 'array',
              items: { anyOf: fragments.map(({ name }) => ({ $ref: `#/$defs/${name}` })) },
            },
          }
        : {}),
    },
    additionalProperties: false,
    $comment: `${madeFrom(definition.name)} For documents that use ${uses.join(', ')}.`,
    $defs: {
      Expression: {
        description: 'A condition or calculation, or a call, as it is written in documents.',
        type: 'object',
        properties: { expression: { type: 'string', minLength: 1 } },
        required: ['expression'],
        additionalProperties: false,
      },
      ...Object.fromEntries(saidEntries(language).map((entry) => [entry.name, objectOf(entry)])),
      ...Object.fromEntries(fragments.map(({ entry, name }) => [name, fragmentOf(entry)])),
      ...Object.fromEntries(
        calls.kinds.map(({ name, functions }) => [
          name,
          functions.length > 0
            ? { anyOf: functions.map((each) => ({ $ref: `#/$defs/${each.name}` })) }
            : anyCall,
        ]),
      ),
      ...Object.fromEntries(
        calls.kinds.flatMap(({ functions }) =>
          functions.map(({ name, schema, parameters }) => [
            name,
            {
              ...described(schema),
              type: 'object',
              properties: { call: { const: schema.name }, args: argumentsSchema(parameters, callRef) },
              required: ['call', ...(parameters.some(({ required }) => required) ? ['args'] : [])],
              additionalProperties: false,
            },
          ]),
        ),
      ),
    },
  };
}

const textList: SchemaPart = { type: 'array', items: { type: 'string' } };

const anyCall: SchemaPart = {
  type: 'object',
  properties: { call: { type: 'string' }, args: { type: 'object' } },
  required: ['call'],
  additionalProperties: false,
};

function described({ doc, deprecated }: { readonly doc?: string; readonly deprecated?: string }): SchemaPart {
  const text = [doc, deprecated === undefined ? undefined : `Deprecated: ${deprecated}`]
    .filter((part) => part !== undefined)
    .join(' ');
  return {
    ...(text === '' ? {} : { description: text }),
    ...(deprecated === undefined ? {} : { deprecated: true }),
  };
}

function defaultOf(
  { default: value, parameter }: Property,
  { vocabulary }: Language,
  spelling: Spelling,
): SchemaPart {
  return value ? { default: valueJson(value, parameter.type, { vocabulary, spelling }) } : {};
}
