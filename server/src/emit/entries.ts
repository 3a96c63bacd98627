/**
 * The sections and entities of a language, each once: schemas that mean the same where they stand are one entry, and
 * every entry has a name of its own. Emitters go through entries, so that circles end.
 */
import type { Place, StatementSchema } from '../dsl/schema/schema.ts';
import { Names, pascalCase } from './case.ts';

export interface Entry {
  /** Unique in the language, in PascalCase: `Attribute`, `ActionsCreate`. The document itself is `Document`. */
  readonly name: string;
  readonly schema: StatementSchema;
  /** The sections and entities that its block may hold, by keyword. */
  readonly children: ReadonlyMap<string, Entry>;
  readonly options: readonly StatementSchema[];
  /** Where it may stand. */
  readonly owners: readonly Entry[];
}

interface Draft extends Entry {
  name: string;
  readonly children: Map<string, Entry>;
  readonly owners: Entry[];
}

/** The name of the entry for documents as a whole. */
export const documentEntry = 'Document';

/** The entries that can be reached from a document, itself first, owners before what they hold. */
export function entriesOf(
  document: StatementSchema,
  isLeftOut: (schema: StatementSchema) => boolean,
  reserved: readonly string[],
): readonly Entry[] {
  const schemas = reachable(document, isLeftOut);
  const classes = alike(schemas);
  const drafts = new Map<number, Draft>();
  for (const schema of schemas) {
    const number = classes.get(schema) ?? 0;
    if (!drafts.has(number))
      drafts.set(number, {
        name: '',
        schema,
        children: new Map(),
        options: [...schema.children.values()].filter(({ role }) => role === 'option'),
        owners: [],
      });
  }
  for (const draft of drafts.values()) {
    for (const [keyword, child] of draft.schema.children) {
      const entry = drafts.get(classes.get(child) ?? -1);
      if (!entry || child.role === 'option') continue;
      draft.children.set(keyword, entry);
      if (!entry.owners.includes(draft)) entry.owners.push(draft);
    }
  }
  const entries = [...drafts.values()];
  giveNames(entries, new Names([...reserved, documentEntry]));
  return entries;
}

/** Sections and entities from the top down, level by level. */
function reachable(
  document: StatementSchema,
  isLeftOut: (schema: StatementSchema) => boolean,
): readonly StatementSchema[] {
  const found = new Set([document]);
  for (const schema of found) {
    for (const child of schema.children.values())
      if (child.role !== 'option' && !(schema === document && isLeftOut(child))) found.add(child);
  }
  return [...found];
}

/** Numbers schemas so that those with the same number cannot be told apart, however deep one looks. */
function alike(schemas: readonly StatementSchema[]): ReadonlyMap<StatementSchema, number> {
  let classes = numbered(schemas, ownKey);
  for (;;) {
    const known = classes;
    const next = numbered(
      schemas,
      (schema) =>
        `${known.get(schema)}:${[...schema.children].map(([key, child]) => `${key}=${known.get(child)}`)}`,
    );
    if (new Set(next.values()).size === new Set(known.values()).size) return next;
    classes = next;
  }
}

function numbered(
  schemas: readonly StatementSchema[],
  keyOf: (schema: StatementSchema) => string,
): ReadonlyMap<StatementSchema, number> {
  const numbers = new Map<string, number>();
  return new Map(
    schemas.map((schema) => {
      const key = keyOf(schema);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [schema, number];
    }),
  );
}

function ownKey({ role, keyword, place, parameters, children, singleton }: StatementSchema): string {
  const options = [...children.values()].filter((child) => child.role === 'option');
  return [
    role,
    keyword,
    singleton,
    placeKey(place),
    ...parameters.map((each) => `${each.name}@${placeKey(each.place)}`),
    ...options.map((each) => `${each.keyword}@${placeKey(each.place)}`),
  ].join(' ');
}

/** A place as a key: the same text only for the same place. */
export function placeKey(place: Place | undefined): string {
  return place ? `${place.uri}:${place.span.start}` : '';
}

/** The keyword where that is enough, else the owner's name before it. */
function giveNames([document, ...entries]: readonly Draft[], names: Names): void {
  if (document) document.name = documentEntry;
  const count = new Map<string, number>();
  for (const { schema } of entries) {
    const name = pascalCase(schema.keyword);
    count.set(name, (count.get(name) ?? 0) + 1);
  }
  for (const entry of entries) {
    const short = pascalCase(entry.schema.keyword);
    const owner = entry.owners[0];
    const isClear = (count.get(short) ?? 0) === 1 || owner === document || !owner;
    entry.name = names.unique(isClear ? short : `${owner.name}${short}`);
  }
}
