/** What the tests of emitters work with: languages of the prelude and of a fixture, and documents written in them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DslSchema } from '../../../server/src/dsl/schema/schema.ts';
import { usesOf } from '../../../server/src/dsl/schema/vocabulary.ts';
import { documentJson } from '../../../server/src/emit/document-json.ts';
import { type Language, languageOf, languageOfUses } from '../../../server/src/emit/language.ts';
import type { Json } from '../../../server/src/emit/value-json.ts';
import {
  checkIn,
  checks,
  createWorkspace,
  parseSpark,
  type SparkDocument,
} from '../../../server/src/language/spark/index.ts';
import { getPrelude } from '../../../server/src/language/spark/prelude.ts';
import { quoteName, quoteString } from '../../../server/src/language/spark/reading/escape.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export const spelling = { name: quoteName, string: quoteString };

export const builtIns: readonly string[] = [...getPrelude().schemas.keys()];

/** A language of the prelude. */
export function builtIn(name: string): Language {
  return found(languageOf(name, getPrelude().schemas), name);
}

export const gardenPath = join(root, 'test/fixtures/garden.spark');

/** A small language with something of everything, and the document that is written in it beside its definition. */
export function garden(): { readonly language: Language; readonly json: Json } {
  const { language, json } = written(parseSpark(readFileSync(gardenPath, 'utf8'), 'file:///garden.spark'));
  return { language, json };
}

export interface ExampleLanguage {
  readonly language: Language;
  /** The documents of its folder, those that are written in it included. */
  readonly sources: readonly { readonly uri: string; readonly text: string }[];
  /** The definitions among them. */
  readonly definitions: readonly SparkDocument[];
}

/** The languages that the project shows as examples. */
export function exampleLanguages(): readonly ExampleLanguage[] {
  const byFolder = Map.groupBy(sparkFilesIn(join(root, 'examples/languages')), ({ title }) =>
    join(title, '..'),
  );
  return [...byFolder.values()].flatMap((files) => {
    const sources = files.map(({ title, text }) => ({ uri: `file://${title}`, text }));
    const definitions = sources
      .map(({ uri, text }) => parseSpark(text, uri))
      .map((each) => ({
        ...each,
        statements: each.statements.filter(({ keyword }) => keyword.text === 'dsl'),
      }))
      .filter(({ statements }) => statements.length > 0);
    const empty = parseSpark('');
    const available = createWorkspace([empty, ...definitions]).bound(empty).vocabulary.available;
    const own = [...available.values()].filter(({ place }) => sources.some(({ uri }) => uri === place?.uri));
    return own.map(({ name }) => ({
      language: found(languageOf(name, available), name),
      sources,
      definitions,
    }));
  });
}

export interface Written {
  readonly title: string;
  readonly language: Language;
  readonly json: Json;
}

/** Every document without errors that the project has: what findings give as good, examples, golden files, fixtures. */
export function goodDocuments(): readonly Written[] {
  const texts = [
    ...checks.map(({ kind }) => ({ title: kind.code, text: kind.docs.good, beside: [] })),
    ...['examples', 'test/golden', 'test/fixtures'].flatMap((folder) => sparkFilesIn(join(root, folder))),
  ];
  return texts.flatMap(({ title, text, beside }) => {
    const document = parseSpark(text, `file:///${title}`);
    const others = beside.map((path) => parseSpark(readFileSync(path, 'utf8'), `file:///${path}`));
    const isGood = !checkIn(createWorkspace([document, ...others]), document).some(
      ({ severity }) => severity === 'error',
    );
    return isGood && usesOf(document.statements).length > 0 ? [written(document, others)] : [];
  });
}

/** The documents of the prelude, which are written in the language of definitions. */
export function definitionDocuments(): readonly Written[] {
  const language = builtIn('dsl');
  const { documents } = getPrelude();
  const workspace = createWorkspace(documents);
  return documents.map((document) => ({
    title: document.uri,
    language,
    json: documentJson(workspace.bound(document), { spelling, definitions: true }),
  }));
}

function written(document: SparkDocument, others: readonly SparkDocument[] = []): Written {
  const bound = createWorkspace([document, ...others]).bound(document);
  const available: ReadonlyMap<string, DslSchema> = bound.vocabulary.available;
  const own = usesOf(document.statements);
  // One schema for all of Ash: it takes a second to compile, and documents use all sorts of combinations.
  const isAsh = own.every((name) => name.startsWith('ash.') && getPrelude().schemas.has(name));
  const uses = isAsh ? builtIns.filter((name) => name.startsWith('ash.')) : own;
  return {
    title: document.uri,
    language: found(languageOfUses(uses, available), uses.join()),
    json: documentJson(bound, { spelling }),
  };
}

function sparkFilesIn(folder: string): { title: string; text: string; beside: string[] }[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spark') && statSync(join(folder, path)).isFile())
    .map((path) => join(folder, path))
    .sort();
  return paths.map((path) => ({
    title: path,
    text: readFileSync(path, 'utf8'),
    beside: paths.filter((other) => other !== path && join(other, '..') === join(path, '..')),
  }));
}

function found(language: Language | undefined, name: string): Language {
  if (!language) throw new Error(`There is no definition ${name}.`);
  return language;
}
