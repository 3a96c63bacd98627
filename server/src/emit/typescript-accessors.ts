/**
 * Functions that read documents as JSON: values of elements with their defaults (`Attribute.allowNil(attribute)`), and the
 * elements in a block, sections passed through (`attributesOf(resource)`).
 */

import type { Spelling } from '../dsl/syntax/print-statement.ts';
import { fitsType } from '../dsl/values/chosen-type.ts';
import type { Calls } from './calls.ts';
import { camelCase, Names, pluralOf } from './case.ts';
import type { Entry } from './entries.ts';
import { innerOf, isAlone, type Property, propertiesOf } from './json-shape.ts';
import type { Language } from './language.ts';
import { propertyAccess, tsDoc, valueType } from './typescript-values.ts';
import { valueJson } from './value-json.ts';

/** The constant beside an interface; empty where the element has no values. */
export function valueAccessors(
  entry: Entry,
  { language, calls, spelling }: { language: Language; calls: Calls; spelling: Spelling },
): string {
  const names = new Names();
  const context = { vocabulary: language.vocabulary, spelling };
  const accessors = propertiesOf(entry).map((property) => {
    const type = propertyType(property, calls);
    const key = propertyAccess(property.name);
    const read = property.required ? `element${key}` : own('element', property.name, `element${key}`);
    const { default: value, parameter } = property;
    const otherwise =
      value && !property.required && fitsType(value, parameter.type, context.vocabulary)
        ? JSON.stringify(valueJson(value, parameter.type, context))
        : undefined;
    const result = property.required || otherwise !== undefined ? type : `${type} | undefined`;
    return (
      tsDoc(docOf(property), '  ') +
      `  ${names.unique(camelCase(property.name))}: (element: ${entry.name}): ${result} => ` +
      `${otherwise === undefined ? read : `${read} ?? ${otherwise}`},\n`
    );
  });
  if (accessors.length === 0) return '';
  return `/** Reads the values of {@link ${entry.name}}. */\nexport const ${entry.name} = {\n${accessors.join('')}};\n\n`;
}

export function propertyType({ parameter, isList }: Property, calls: Calls): string {
  const type = valueType(parameter.type, calls);
  return isList ? `readonly (${type})[]` : type;
}

/** What a property is for, as the lines of a comment. */
export function docOf({ doc, deprecated }: { readonly doc?: string; readonly deprecated?: string }) {
  return [doc, deprecated === undefined ? undefined : `@deprecated ${deprecated}`];
}

interface Way {
  readonly owner: Entry;
  /** Keys of the sections to pass and of the element. */
  readonly path: readonly string[];
  readonly child: Entry;
}

/** A function for each kind of element in a block. */
export function elementAccessors(language: Language, said: readonly Entry[]): string {
  const owners = said.filter(({ schema }) => schema.role === 'entity');
  const ways = [language.document, ...owners].flatMap((owner) => waysFrom(owner, owner, [], language));
  const byName = Map.groupBy(ways, ({ path, child }) => {
    const keyword = camelCase(path.at(-1) ?? '');
    return `${isAlone(child) ? keyword : pluralOf(keyword)}Of`;
  });
  const names = new Names();
  return [...byName]
    .flatMap(([name, all]) => {
      const alike = [...Map.groupBy(all, ({ path, child }) => `${path.join('/')} ${child.name}`).values()];
      return alike.map((group) => {
        const [first] = group;
        const isClear = alike.length === 1 || first?.owner === language.document;
        return accessor(names.unique(isClear ? name : `${name}${first?.owner.name ?? ''}`), group);
      });
    })
    .join('\n');
}

/** Ways to elements through sections; a section leads back to no section that was passed already. */
function waysFrom(owner: Entry, at: Entry, path: readonly string[], language: Language): readonly Way[] {
  return innerOf(at, language).flatMap(([keyword, child]): readonly Way[] => {
    if (child.schema.role === 'entity') return [{ owner, path: [...path, keyword], child }];
    return path.includes(keyword) ? [] : waysFrom(owner, child, [...path, keyword], language);
  });
}

function accessor(name: string, group: readonly Way[]): string {
  const [first] = group;
  if (!first) return '';
  const { path, child } = first;
  const access = path.reduce(
    (read, key) => own(read, key, `${read}${optional(read, propertyAccess(key))}`),
    'owner',
  );
  const owners = [...new Set(group.map(({ owner }) => owner.name))].join(' | ');
  const result = isAlone(child) ? `${child.name} | undefined` : `readonly ${child.name}[]`;
  return (
    tsDoc([child.schema.doc]) +
    `export function ${name}(owner: ${owners}): ${result} {\n` +
    `  return ${access}${isAlone(child) ? '' : ' ?? []'};\n}\n`
  );
}

/** Every object has a `constructor` and a `toString`, whether the document says one or not. */
function own(owner: string, key: string, read: string): string {
  if (!(key in Object.prototype)) return read;
  return `(Object.hasOwn(${owner === 'owner' || owner === 'element' ? owner : `${owner} ?? {}`}, ${JSON.stringify(key)}) ? ${read} : undefined)`;
}

/** The owner is there, sections need not be. */
function optional(read: string, key: string): string {
  if (read === 'owner') return key;
  return key.startsWith('[') ? `?.${key}` : `?${key}`;
}
