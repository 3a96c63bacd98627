/** The small languages under examples/languages: their definitions, and the documents that are written in them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { applyEdits, type Edit } from '../../../../../server/src/base/span.ts';
import {
  checkIn,
  createWorkspace,
  parseSpark,
  type SparkDocument,
  type SparkWorkspace,
} from '../../../../../server/src/language/spark/index.ts';

const folder = new URL('../../../../../examples/languages/', import.meta.url);

export interface Language {
  readonly name: string;
  readonly definitions: readonly SparkDocument[];
  /** What is written in the language. */
  readonly documents: readonly SparkDocument[];
  readonly workspace: SparkWorkspace;
}

/** All of them, by the names of their folders. */
export const languages: readonly Language[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => read(name));

function read(name: string): Language {
  const files = readdirSync(new URL(`${name}/`, folder))
    .filter((file) => file.endsWith('.spark'))
    .map((file) =>
      parseSpark(readFileSync(new URL(`${name}/${file}`, folder), 'utf8'), `file:///${name}/${file}`),
    );
  return {
    name,
    definitions: files.filter(defines),
    documents: files.filter((file) => !defines(file)),
    workspace: createWorkspace(files),
  };
}

function defines({ statements }: SparkDocument): boolean {
  return statements.some(({ keyword }) => keyword.text === 'dsl');
}

/** The file name of a document. */
export function fileOf({ uri }: { readonly uri: string }): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** The workspace with other texts for some of its documents, by URI. */
export function changed({ workspace }: Language, texts: ReadonlyMap<string, string>): SparkWorkspace {
  return createWorkspace(
    workspace.documents.map((document) => {
      const text = texts.get(document.uri);
      return text === undefined ? document : parseSpark(text, document.uri);
    }),
  );
}

/** The workspace after edits of its documents. */
export function edited(language: Language, edits: ReadonlyMap<string, readonly Edit[]>): SparkWorkspace {
  const texts = language.workspace.documents.flatMap(({ uri, text }) => {
    const ofDocument = edits.get(uri);
    return ofDocument ? [[uri, applyEdits(text, ofDocument)] as const] : [];
  });
  return changed(language, new Map(texts));
}

/** The workspace after one edit of one document. */
export function editedAt(
  language: Language,
  { uri }: { readonly uri: string },
  ...edits: readonly Edit[]
): SparkWorkspace {
  return edited(language, new Map([[uri, edits]]));
}

/** The document of a workspace with this URI. */
export function documentAt(workspace: SparkWorkspace, uri: string): SparkDocument {
  const found = workspace.documents.find((document) => document.uri === uri);
  if (!found) throw new Error(`The workspace has no ${uri}.`);
  return found;
}

/** A finding, with the words it is about. */
export interface Found {
  readonly uri: string;
  readonly code: string;
  readonly message: string;
  readonly words: string;
  readonly start: number;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/** The definitions as they are, which are right, whatever is written in them. */
const rightDefinitions = new WeakSet(languages.flatMap(({ definitions }) => definitions));

/** The findings in those documents with these URIs; in all, without any, unless nothing can be found in them. */
export function findingsIn(workspace: SparkWorkspace, ...uris: readonly string[]): readonly Found[] {
  const areRight = workspace.documents.every((each) => !defines(each) || rightDefinitions.has(each));
  return workspace.documents
    .filter((each) => (uris.length === 0 ? !(areRight && defines(each)) : uris.includes(each.uri)))
    .flatMap((document) =>
      checkIn(workspace, document).map(({ code, message, span, fixes }) => ({
        uri: document.uri,
        code,
        message,
        words: document.text.slice(span.start, span.end),
        start: span.start,
        fixes,
      })),
    );
}

/** The findings as lines that tell what is wrong where, to compare. */
export function asLines(found: readonly Found[]): readonly string[] {
  return found.map((each) => `${fileOf(each)}: ${each.words}: ${each.message}`);
}

/** The one finding that there is. */
export function only(found: readonly Found[], where: string): Found {
  const [first] = found;
  assert.ok(first && found.length === 1, `${where}: ${asLines(found).join('\n') || 'nothing is found'}`);
  return first;
}

/** The findings after a fix of one of them. */
export function afterFix(
  workspace: SparkWorkspace,
  { uri, fixes: [fix] }: Found,
): { readonly text: string; readonly found: readonly Found[] } {
  if (!fix) throw new Error('There is no fix.');
  const text = applyEdits(documentAt(workspace, uri).text, fix.edits);
  const after = createWorkspace(
    workspace.documents.map((document) => (document.uri === uri ? parseSpark(text, uri) : document)),
  );
  return { text, found: findingsIn(after) };
}
