/** Lexer and parser errors in plain words, each at a place that can be seen. */
import type { ParseResult } from 'langium';
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { tooComplex, tooLong, unreadRest } from './lexer.ts';

export const syntaxError = defineDiagnostic<{ readonly problem: string }>({
  code: 'spark/syntax',
  severity: 'error',
  docs: {
    reason: 'What cannot be read means nothing: the rest of the statement may have been skipped.',
    bad: 'use ash.domain\ndomain Clinic {',
    good: 'use ash.domain\ndomain Clinic {}',
  },
  message: ({ problem }) => problem,
});

type ParserError = ParseResult['parserErrors'][number];

/** Messages that are in plain words already. */
const own: ReadonlySet<string> = new Set([tooComplex, tooLong, unreadRest]);

/** At most this many; one slip early in a document can cause any number after it. */
const limit = 50;

/** What lexer and parser reported. */
export function syntaxErrors(result: ParseResult, text: string): readonly Diagnostic[] {
  const lexing = result.lexerErrors.slice(0, limit).map(({ offset, length, message }) => {
    const span = { start: offset, end: offset + Math.max(length, 1) };
    return syntaxError.at(span, {
      problem: own.has(message) ? message : unreadable(text, span),
    });
  });
  const parsing = result.parserErrors
    .slice(0, limit - lexing.length)
    .map((error) => syntaxError.at(placeOf(error, text), { problem: unexpected(error) }));
  return [...lexing, ...parsing, ...unclosedComment(text)];
}

function unreadable(text: string, { start, end }: Span): string {
  const first = text.charAt(start);
  if (first === '"') return 'This string has no closing quote on its line.';
  if (first === '`') return 'This name has no closing back quote on its line.';
  const found = text.slice(start, Math.min(end, start + 20));
  return `Unexpected ${JSON.stringify(found)}: statements are made of names, values and blocks in braces.`;
}

/** The token at fault; at the end of the document, the last character that is not blank. */
function placeOf(error: ParserError, text: string): Span {
  const { startOffset, image } = error.token;
  if (Number.isFinite(startOffset) && startOffset >= 0 && image.length > 0) {
    return { start: startOffset, end: startOffset + image.length };
  }
  const end = text.trimEnd().length;
  return { start: Math.max(end - 1, 0), end };
}

function unexpected(error: ParserError): string {
  const atEnd = error.token.image.length === 0;
  const found = atEnd ? 'the end of the document' : `\`${error.token.image.slice(0, 40)}\``;
  if (error.name !== 'MismatchedTokenException') return `Unexpected ${found}.`;
  if (atEnd) return 'A block or list is not closed: the document ends before its bracket.';
  if (error.token.image === '}')
    return 'Unexpected `}`: there is no open block, or a value is missing before it.';
  return `Unexpected ${found}: a value, a block or the next statement would fit here.`;
}

function unclosedComment(text: string): readonly Diagnostic[] {
  const start = text.lastIndexOf('/*');
  if (start < 0 || text.indexOf('*/', start + 2) >= 0) return [];
  // Inside a string or a line comment the two characters mean nothing.
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  if (line.includes('//') || (line.split('"').length - 1) % 2 === 1) return [];
  return [syntaxError.at({ start, end: start + 2 }, { problem: 'This comment is not closed with `*/`.' })];
}
