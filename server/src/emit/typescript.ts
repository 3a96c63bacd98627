/** A TypeScript module for documents as JSON: an interface for each entry and call, and functions that read them. */
import type { Spelling } from '../dsl/syntax/print-statement.ts';
import { type Calls, callsOf } from './calls.ts';
import { Names } from './case.ts';
import type { Entry } from './entries.ts';
import {
  dividedElements,
  fragmentKey,
  innerOf,
  isAlone,
  opaqueKey,
  propertiesOf,
  saidEntries,
  useKey,
} from './json-shape.ts';
import type { Language } from './language.ts';
import { madeFrom } from './made-from.ts';
import { docOf, elementAccessors, propertyType, valueAccessors } from './typescript-accessors.ts';
import { argumentsType, propertyKey, tsDoc } from './typescript-values.ts';

const preamble = `/** Any value. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [name: string]: Data };

/** A condition or calculation, or a call, as it is written in documents. */
export interface Expression {
  readonly expression: string;
}
`;

export function typescriptOf(language: Language, spelling: Spelling): string {
  const { definition, document, uses } = language;
  const calls = callsOf(language);
  const said = saidEntries(language);
  const names = new Names([document.name, ...said.map(({ name }) => name), ...calls.names]);
  const divided = dividedElements(language).map((entry) => ({
    entry,
    name: names.unique(`${entry.name}Fragment`),
  }));
  const fragments = divided.map(({ name }) => name).join(' | ');
  const ownFields = [
    '  /** The definitions that the document is written in. */\n',
    `  readonly ${useKey}?: readonly string[];\n`,
    ...(divided.length > 0 ? [`  readonly ${fragmentKey}?: readonly (${fragments})[];\n`] : []),
  ];
  const parts = [
    `${tsDoc([`Documents that use ${uses.join(', ')}, as JSON. ${madeFrom(definition.name)}`, definition.doc])}`,
    preamble,
    interfaceOf(document.name, definition.doc, [...ownFields, ...innerFields(document, language)]),
    ...said.map(
      (entry) =>
        interfaceOf(entry.name, entry.schema.doc, fieldsOf(entry, language, calls), entry.schema.deprecated) +
        `\n${valueAccessors(entry, { language, calls, spelling })}`.trimEnd(),
    ),
    ...divided.map(({ entry, name }) => fragmentOf(entry, name)),
    ...calls.kinds.map(
      ({ name, functions, kind }) =>
        `${tsDoc([`A call of kind ${kind}.`])}export type ${name} =${
          functions.length > 0
            ? functions.map((each) => `\n  | ${each.name}`).join('')
            : ' { readonly call: string; readonly args?: { readonly [name: string]: Data } }'
        };\n`,
    ),
    ...calls.kinds.flatMap(({ functions }) =>
      functions.map(({ name, schema, parameters }) => {
        const needed = parameters.some(({ required }) => required);
        return interfaceOf(name, schema.doc, [
          `  readonly call: ${JSON.stringify(schema.name)};\n`,
          `  readonly args${needed ? '' : '?'}: ${argumentsType(parameters, calls)};\n`,
        ]);
      }),
    ),
    elementAccessors(language, said),
  ];
  return `${parts
    .map((part) => part.trimEnd())
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function interfaceOf(
  name: string,
  doc: string | undefined,
  fields: readonly string[],
  deprecated?: string,
): string {
  const lines = docOf({
    ...(doc === undefined ? {} : { doc }),
    ...(deprecated === undefined ? {} : { deprecated }),
  });
  return `${tsDoc(lines)}export interface ${name} {\n${fields.join('')}}\n`;
}

function fieldsOf(entry: Entry, language: Language, calls: Calls): readonly string[] {
  return [
    ...propertiesOf(entry).map(
      (property) =>
        `${tsDoc(docOf(property), '  ')}  readonly ${propertyKey(property.name)}${property.required ? '' : '?'}: ` +
        `${propertyType(property, calls)};\n`,
    ),
    ...(entry.schema.opaque ? [`  readonly ${opaqueKey}?: readonly string[];\n`] : []),
    ...innerFields(entry, language),
  ];
}

function innerFields(entry: Entry, language: Language): readonly string[] {
  return innerOf(entry, language).map(
    ([keyword, child]) =>
      `${tsDoc([child.schema.doc], '  ')}  readonly ${propertyKey(keyword)}?: ` +
      `${isAlone(child) ? child.name : `readonly ${child.name}[]`};\n`,
  );
}

/** A part of an element: whatever it holds, none of it required. */
function fragmentOf(entry: Entry, name: string): string {
  const own = entry.schema.parameters.map((each) => JSON.stringify(each.name)).join(' | ');
  return (
    tsDoc([`A part of {@link ${entry.name}} that is written elsewhere.`]) +
    `export type ${name} = {\n  readonly of: string;\n  readonly keyword: ${JSON.stringify(entry.schema.keyword)};\n} & {\n` +
    `  readonly [Key in Exclude<keyof ${entry.name}, ${own === '' ? 'never' : own}>]?: ${entry.name}[Key];\n};\n`
  );
}
