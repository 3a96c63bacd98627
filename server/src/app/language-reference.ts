/** Use case: what is written about a definition: its reference page, the JSON Schema and the TypeScript module of its documents. */
import type { BoundDocument } from '../dsl/nodes/bind.ts';
import { metaLanguage, type Schemas, usesOf } from '../dsl/schema/vocabulary.ts';
import { nameText, type Statement } from '../dsl/syntax/syntax.ts';
import { fileSafe } from '../emit/case.ts';
import type { Entry } from '../emit/entries.ts';
import { type Language, languageOf } from '../emit/language.ts';
import type { Examples } from '../emit/markdown/page.ts';
import { type Emitter, emitters } from '../emit/registry.ts';
import { checkIn, createWorkspace, parseSpark, type SparkDocument } from '../language/spark/index.ts';
import type { SourceText } from './engine.ts';
import { exampleDocument } from './example-document.ts';
import { writtenValues } from './example-written.ts';
import { fileName } from './file-name.ts';
import { sealed } from './sealed.ts';
import { spelling } from './spelling.ts';

/** Formats that a reference can have. */
export const referenceFormats: readonly string[] = emitters.map(({ format }) => format);

export interface Reference {
  /** The name of the definition. */
  readonly name: string;
  readonly format: string;
  /** What a file with it is called. */
  readonly fileName: string;
  readonly text: string;
}

/** Definitions that can be written about, with the documents around them. */
export interface References {
  /** Every definition there is, built in or not. */
  readonly all: readonly string[];
  /** Definitions by the URI of the document that they stand in. */
  definedIn(uri: string): readonly string[];
  /** Definitions that a document is written in. */
  usedIn(uri: string): readonly string[];
  /** What is written about a definition in a format; `undefined` when there is no such definition or format. */
  write(name: string, format: string): Reference | undefined;
}

/** All that can be written about the definitions in some documents, and about those that ship with the factory. */
export function referencesOf(sources: readonly SourceText[]): References {
  const documents = sources.map(({ uri, text }) => parseSpark(text, uri));
  const definitions = documents.map(definitionsIn).filter(({ statements }) => statements.length > 0);
  const schemas = schemasOf(definitions);
  const find = (uri: string) => documents.find((document) => document.uri === uri);
  return {
    all: [...schemas.keys()],
    definedIn: (uri) => (find(uri)?.statements ?? []).filter(isDefinition).flatMap(nameOf),
    usedIn: (uri) => usesOf(find(uri)?.statements ?? []).filter((name) => schemas.has(name)),
    write(name, format) {
      const emitter = emitters.find((each) => each.format === format);
      const language = languageOf(name, schemas);
      if (!emitter || !language) return undefined;
      const examples = examplesFor(emitter, language, documents, definitions);
      return {
        name,
        format,
        fileName: `${fileSafe(name)}${emitter.extension}`,
        text: sealed(emitter.emit(language, spelling, examples)),
      };
    },
  };
}

function schemasOf(definitions: readonly SparkDocument[]): Schemas {
  const empty = parseSpark('');
  return createWorkspace([empty, ...definitions]).bound(empty).vocabulary.available;
}

/** The document without what is written in the languages that it defines. */
function definitionsIn(document: SparkDocument): SparkDocument {
  return { ...document, statements: document.statements.filter(isDefinition) };
}

function isDefinition({ keyword }: Statement): boolean {
  return keyword.text === metaLanguage;
}

function nameOf({ args: [name] }: Statement): readonly string[] {
  const text = name && nameText(name);
  return text === undefined ? [] : [text];
}

function examplesFor(
  { wantsExamples }: Emitter,
  language: Language,
  documents: readonly SparkDocument[],
  definitions: readonly SparkDocument[],
): Examples {
  if (!wantsExamples) return { of: () => undefined, documents: [] };
  const good = documentsIn(language.definition.name, documents);
  const written = writtenValues(good.map(({ bound }) => bound));
  // What somebody copies should need nothing else.
  const shown = good.find(({ document }) => standsAlone(document, definitions)) ?? good[0];
  return {
    of: (entry: Entry) =>
      entry.schema.role === 'entity' ? exampleDocument(entry, { language, written }, definitions) : undefined,
    documents: (shown ? [shown] : []).map(({ document }) => ({
      title: `From ${fileName(document.uri)}:`,
      text: document.statements
        .filter((statement) => !isDefinition(statement))
        .map(({ span }) => document.text.slice(span.start, span.end))
        .join('\n\n'),
    })),
  };
}

interface GoodDocument {
  readonly document: SparkDocument;
  readonly bound: BoundDocument;
}

/** Whether a document has no errors without others but those that define something. */
function standsAlone(document: SparkDocument, definitions: readonly SparkDocument[]): boolean {
  const others = definitions.filter(({ uri }) => uri !== document.uri);
  const workspace = createWorkspace([document, ...others]);
  return !checkIn(workspace, document).some(({ severity }) => severity === 'error');
}

/** Documents without errors that somebody wrote in a language, that beside the definition first. */
function documentsIn(name: string, documents: readonly SparkDocument[]): readonly GoodDocument[] {
  const isHome = ({ statements }: SparkDocument) =>
    statements.filter(isDefinition).flatMap(nameOf).includes(name);
  const workspace = createWorkspace(documents);
  return [...documents.filter(isHome), ...documents.filter((each) => !isHome(each))]
    .map((document) => ({ document, bound: workspace.bound(document) }))
    .filter(
      ({ document, bound }) =>
        bound.vocabulary.used.has(name) &&
        document.statements.some(
          (each) => !isDefinition(each) && !/^(use|fragment)$/.test(each.keyword.text),
        ) &&
        !checkIn(workspace, document).some(({ severity }) => severity === 'error'),
    );
}
