/**
 * Documents as JSON: which keys there are. The document, its sections and its elements are objects; arguments and options
 * stand in them by name, elements by keyword in an array (alone when there can be only one), sections as objects. (`docs/info.md` says it for people.)
 */

import { fragmentKeyword } from '../dsl/schema/fragment.ts';
import type { Parameter, StatementSchema } from '../dsl/schema/schema.ts';
import { metaLanguage } from '../dsl/schema/vocabulary.ts';
import { pluralOf } from './case.ts';
import type { Entry } from './entries.ts';
import type { Language } from './language.ts';

/** Names of the definitions that the document uses. */
export const useKey = 'use';
/** Parts of elements that are declared elsewhere. */
export const fragmentKey = fragmentKeyword;
/** What stands in a block that is not looked into, each statement as text. */
export const opaqueKey = 'statements';

/** One argument or option in the object of an element or section. */
export interface Property {
  readonly name: string;
  readonly parameter: Parameter;
  readonly required: boolean;
  readonly isList: boolean;
  readonly default?: Parameter['default'];
  readonly doc?: string;
  readonly deprecated?: string;
}

/** The arguments of an entry and then its options. */
export function propertiesOf({ schema, options }: Entry): readonly Property[] {
  const args = schema.parameters.map((parameter) => property(parameter.name, parameter, parameter));
  const named = new Set(args.map(({ name }) => name));
  return [
    ...args,
    ...options.flatMap((option) => {
      const [parameter] = option.parameters;
      return parameter && !named.has(option.keyword) ? [property(option.keyword, parameter, option)] : [];
    }),
  ];
}

function property(name: string, parameter: Parameter, said: Parameter | StatementSchema): Property {
  const deprecated = 'deprecated' in said ? said.deprecated : undefined;
  return {
    name,
    parameter,
    required: said.required,
    isList: parameter.rest === true,
    ...(said.default ? { default: said.default } : {}),
    ...(said.doc === undefined ? {} : { doc: said.doc }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
}

/** Whether an element stands alone under its keyword, and not in an array. */
export function isAlone({ schema }: Entry): boolean {
  return schema.role === 'section' || schema.singleton === true;
}

/** The key of a section or element: its keyword, or its plural where an argument of the owner is called the same. */
export function innerKey({ parameters, children }: StatementSchema, keyword: string): string {
  const isTaken = (key: string) => parameters.some(({ name }) => name === key);
  let key = isTaken(keyword) ? pluralOf(keyword) : keyword;
  while (isTaken(key) || (key !== keyword && children.has(key))) key += '_';
  return key;
}

/** The sections and elements in the object of an entry, by key. What all documents may say has keys of its own. */
export function innerOf(entry: Entry, language: Language): readonly (readonly [string, Entry])[] {
  return [...entry.children]
    .filter(
      ([keyword, { schema }]) =>
        entry !== language.document ||
        schema.definition !== metaLanguage ||
        (keyword !== useKey && keyword !== fragmentKey),
    )
    .map(([keyword, child]) => [innerKey(entry.schema, keyword), child]);
}

/** The elements at the top, parts of which may be written elsewhere. */
export function dividedElements(language: Language): readonly Entry[] {
  return innerOf(language.document, language)
    .map(([, entry]) => entry)
    .filter(({ schema }) => schema.role === 'entity' && schema.opaque !== true);
}

/** The entries that documents as JSON have: `use` and fragments have a form of their own. */
export function saidEntries(language: Language): readonly Entry[] {
  return language.entries.filter(({ owners, schema }) =>
    owners.some((owner) => innerOf(owner, language).some(([, child]) => child.schema === schema)),
  );
}
