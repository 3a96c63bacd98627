/**
 * The terminals of `.spark` documents by hand, for the quick parser. What is not in order, or near to what is too complex to
 * be read, is for the lexer that is made from the grammar; tests hold the tokens to each other.
 */
import { maxDepth, maxLength, maxOperators } from './lexer.ts';

/** Tokens by their place, without comments and spaces. */
export interface QuickTokens {
  /** As written, quotes and back quotes included. */
  readonly images: readonly string[];
  /** Offsets in the text. */
  readonly starts: readonly number[];
  /** Keywords, operators and brackets are `other`: each is what it says. */
  readonly kinds: readonly ('ID' | 'STRING' | 'NUMBER' | 'other')[];
}

const words: ReadonlySet<string> = new Set(['in', 'has', 'and', 'or', 'not', 'true', 'false', 'nil']);
const signs: ReadonlySet<string> = new Set([
  ...['*', '/', '+', '-', '<>', '==', '!=', '<', '<=', '>', '>='],
  ...['=', '{', '}', '[', ']', '(', ')', ',', ':', '.', '^'],
]);
/** Those that do not make an expression deeper. */
const light: ReadonlySet<string> = new Set(['=', '{', '}', ']', ')', ',', ':', '.']);

const quoted = /`(?:\\.|[^`\\\r\n])*`/y;
const number = /[0-9][0-9_]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const string = /"""(?:\\[\s\S]|[^"\\]|"(?!""))*"""|"(?:\\.|[^"\\\r\n])*"/y;
const space = /\s+/y;

/** What ASCII characters begin; bits, since letters and digits both go on with a name. */
const letter = 1;
const digit = 2;
const blank = 4;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(char)) classes[code] = letter;
  else if (/[0-9]/.test(char)) classes[code] = digit;
  else if (/\s/.test(char)) classes[code] = blank;
}

/** The tokens of a text; `undefined` where it is not in order. Runs for every character, so that it looks at codes. */
export function quickTokens(text: string): QuickTokens | undefined {
  const { length } = text;
  if (length > maxLength) return undefined;
  const images: string[] = [];
  const starts: number[] = [];
  const kinds: QuickTokens['kinds'][number][] = [];
  /** Brackets that are open, and signs since the last brace: never less than what the limits are about. */
  let depth = 0;
  let weight = 0;
  let at = 0;
  while (at < length) {
    const start = at;
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === blank) {
      at++;
      continue;
    }
    if (kind === letter) {
      while ((classOf(text.charCodeAt(++at)) & (letter | digit)) !== 0);
      const next = text.charCodeAt(at);
      if (next === QUESTION || (next === BANG && text.charCodeAt(at + 1) !== EQUALS)) at++;
      const image = text.slice(start, at);
      const isWord = words.has(image);
      if (isWord) weight++;
      if (weight > maxOperators) return undefined;
      images.push(image);
      starts.push(start);
      kinds.push(isWord ? 'other' : 'ID');
      continue;
    }
    if (code === SLASH) {
      const end = commentEnd(text, at);
      if (end > at) {
        at = end;
        continue;
      }
    }
    const end = kind === digit ? endOf(number, text, at) : code === QUOTE ? endOf(string, text, at) : -1;
    if (end > at) {
      at = end;
      kinds.push(kind === digit ? 'NUMBER' : 'STRING');
    } else if (code === BACK_QUOTE) {
      at = endOf(quoted, text, at);
      kinds.push('ID');
    } else if (code > 127) {
      at = endOf(space, text, at);
      if (at < 0) return undefined;
      continue;
    } else {
      const two = text.slice(at, at + 2);
      const sign = signs.has(two) ? two : text.charAt(at);
      if (!signs.has(sign)) return undefined;
      at += sign.length;
      if (sign === '{' || sign === '[' || sign === '(') depth++;
      else if (sign === '}' || sign === ']' || sign === ')') depth--;
      if (sign === '{' || sign === '}') weight = 0;
      else if (!light.has(sign)) weight++;
      if (depth >= maxDepth || weight > maxOperators) return undefined;
      images.push(sign);
      starts.push(start);
      kinds.push('other');
      continue;
    }
    if (at < 0) return undefined;
    images.push(text.slice(start, at));
    starts.push(start);
  }
  return { images, starts, kinds };
}

const BANG = 33;
const QUOTE = 34;
const SLASH = 47;
const EQUALS = 61;
const QUESTION = 63;
const BACK_QUOTE = 96;

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? 0) : 0;
}

/** Where a pattern ends that starts at a place; -1 where it does not. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Where the comment ends that starts at a place; the place where none does. One that is not closed reaches to the end. */
function commentEnd(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    let end = at + 2;
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
    return end;
  }
  if (!text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}
