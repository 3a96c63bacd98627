/**
 * The header of a generated file: what it was made from, and a hash of its own body, so that an edited file is known as edited
 * without a store, on every machine, also after a checkout with other line ends.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What the header says. Hashes are the first 16 hex digits of SHA-256 over the text with `\n` line ends. */
export interface Provenance {
  /** File name of the requirements. */
  readonly requirements: string;
  readonly requirementsHash: string;
  /** Strategy, or `evolution`. */
  readonly strategy: string;
  readonly seed: number;
  /** 0 to 100. */
  readonly score: number;
}

/** A generated file as it is now. */
export interface Stamped extends Provenance {
  /** Whether the body differs from what was generated. */
  readonly edited: boolean;
}

const secondLine = '// Edit it as you like: an edited file is never replaced without asking.';

/** First 16 hex digits of the SHA-256 of a text, whatever its line ends. */
export function contentHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.replaceAll('\r\n', '\n')))).slice(0, 16);
}

/** The file to be written: header and body. */
export function stamp(body: string, from: Provenance): string {
  const made = `// Made by Spark DSL Factory from ${JSON.stringify(from.requirements)}: ${from.strategy}, seed ${from.seed}, ${from.score.toFixed(1)} of 100.`;
  return `${made}\n${secondLine}\n// requirements ${from.requirementsHash}, model ${contentHash(body)}\n\n${body}`;
}

/** What the header of a file says; undefined when it has none that is whole, which means a person wrote it. */
export function readStamp(text: string): Stamped | undefined {
  const [made = '', second, hashes = '', blank, ...body] = text.replaceAll('\r\n', '\n').split('\n');
  const from =
    /^\/\/ Made by Spark DSL Factory from ("[^\n]*"): (\w+), seed (-?\d+), ([\d.]+) of 100\.$/.exec(made);
  const hash = /^\/\/ requirements ([0-9a-f]{16}), model ([0-9a-f]{16})$/.exec(hashes);
  if (!from || !hash || second !== secondLine || blank !== '') return undefined;
  return {
    requirements: unquote(from[1] ?? '""'),
    strategy: from[2] ?? '',
    seed: Number(from[3]),
    score: Number(from[4]),
    requirementsHash: hash[1] ?? '',
    edited: contentHash(body.join('\n')) !== hash[2],
  };
}

/** A file's text without its header. */
export function bodyOf(text: string): string {
  if (!readStamp(text)) return text;
  return text.replaceAll('\r\n', '\n').split('\n').slice(4).join('\n');
}

/**
 * Whether replacing a file would lose a person's work: it has no header, or its body was changed. A file that does not exist,
 * or holds nothing but white space, loses nothing.
 */
export function isEdited(text: string | undefined): boolean {
  if (text === undefined || text.trim() === '') return false;
  return readStamp(text)?.edited ?? true;
}

function unquote(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch {
    return json;
  }
}
