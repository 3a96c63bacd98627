/** Use case: a document of another tool as a `.req` document, with its ids. Writes no file. */
import { strFromU8, unzipSync } from 'fflate';
import { readRequirements } from '../../language/requirements-document/index.ts';
import type { ImportedDocument } from './imported.ts';
import { isKiro, readKiro } from './kiro.ts';
import { keepText, readTableText } from './plain-text.ts';
import { isReqif, readReqif } from './reqif.ts';
import { isSpecKit, readSpecKit } from './spec-kit.ts';
import { writeRequirements } from './write-requirements.ts';

/** What can be imported. */
export const importFormats = ['kiro', 'spec-kit', 'reqif', 'text'] as const;
export type ImportFormat = (typeof importFormats)[number];

const names: Readonly<Record<ImportFormat, string>> = {
  kiro: 'Kiro',
  'spec-kit': 'Spec Kit',
  reqif: 'ReqIF',
  text: 'text',
};

/** A file as it lies on disk. */
export interface ImportSource {
  /** Its name without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Imported {
  readonly format: ImportFormat;
  /** The text of the `.req` document. */
  readonly text: string;
  /** How many statements it has, criteria among them. */
  readonly statements: number;
}

/** Largest file that is taken out of an archive, in bytes. */
const largest = 64_000_000;

/**
 * Turns a document into requirements. The same bytes give the same text.
 * @param format what it is; told by its content when absent
 * @throws Error when it cannot be read as that; the message says what to do.
 */
export function importRequirements(source: ImportSource, format?: ImportFormat): Imported {
  const text = textOf(source);
  const actual = format ?? formatOf(text);
  const from = `${source.name} (${names[actual]})`;
  const document = read(text, actual);
  const written = document ? writeRequirements(document, from) : keepText(text, from);
  const [{ statements }] = readRequirements(written, 'imported.req');
  return { format: actual, text: written, statements: statements.length };
}

/** The name of the `.req` file that a file becomes: `spec.md` → `spec.req`. */
export function importedName(name: string): string {
  const stem = name.replace(/\.(?:req\.md|[A-Za-z0-9]{1,8})$/, '');
  return `${stem === '' ? 'requirements' : stem}.req`;
}

/** Several documents as one: the first names the project, the names of the others become headings. */
export function joinImported(all: readonly Imported[]): Imported {
  const texts = all.map(({ text }, index) =>
    index === 0 ? text : text.replace(/^project "(.*)"$/m, '# $1'),
  );
  const text = texts.join('\n');
  const [{ statements }] = readRequirements(text, 'imported.req');
  return { format: all[0]?.format ?? 'text', text, statements: statements.length };
}

/** What a text is, by its content. */
export function formatOf(text: string): ImportFormat {
  if (isReqif(text)) return 'reqif';
  if (isSpecKit(text)) return 'spec-kit';
  return isKiro(text) ? 'kiro' : 'text';
}

function read(text: string, format: ImportFormat): ImportedDocument | undefined {
  if (format === 'reqif') return readReqif(text);
  if (format === 'spec-kit') return readSpecKit(text);
  return format === 'kiro' ? readKiro(text) : readTableText(text);
}

/** The text of a file: of a ReqIF archive, its first ReqIF document; else by its byte order mark or XML declaration. */
function textOf({ name, bytes }: ImportSource): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) return decode(name, reqifIn(name, bytes));
  return decode(name, bytes);
}

function reqifIn(name: string, bytes: Uint8Array): Uint8Array {
  let entries: Readonly<Record<string, Uint8Array>>;
  try {
    entries = unzipSync(bytes, {
      filter: (entry) => /\.(?:reqif|xml)$/i.test(entry.name) && entry.originalSize <= largest,
    });
  } catch (error) {
    throw new Error(
      `${name} is no archive that can be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const [first] = Object.keys(entries).sort();
  const found = first === undefined ? undefined : entries[first];
  if (found === undefined)
    throw new Error(`${name} holds no .reqif file. Import the document that it was made from.`);
  return found;
}

function decode(name: string, bytes: Uint8Array): string {
  const declared = /^<\?xml[^>]{0,200}encoding=["']([\w.-]{1,40})["']/.exec(
    strFromU8(bytes.subarray(0, 300), true),
  )?.[1];
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const encoding = marked ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${name} is not ${encoding.toUpperCase()} text. Save it as UTF-8 and try again.`);
  }
}
