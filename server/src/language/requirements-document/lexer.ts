/** The Langium lexer of requirement documents: the line scanner's tokens as Chevrotain tokens, with lines and columns. */
import type { LangiumCoreServices, Lexer, LexerResult } from 'langium';
import type { Fix } from '../../base/diagnostic.ts';
import { scanLines } from './line-scanner.ts';
import type { ScanToken } from './scan.ts';

/** Longest document that is read, in UTF-16 code units: about 400 pages. */
export const maximumLength = 2_000_000;

/**
 * Most tokens that are read; a statement has one to three. Langium looks for each element among its siblings while it builds
 * its tree, so that time grows with the square of their number; up to here that does not count.
 */
export const maximumTokens = 50_000;

type Token = LexerResult['tokens'][number];

/** A lexing error that knows how to mend the text, or that the text was not read because of its size. */
export type RequirementsLexingError = LexerResult['errors'][number] & {
  readonly fix?: Fix;
  readonly tooLarge?: true;
};

const tooLargeError: RequirementsLexingError = {
  message: 'The document is too large.',
  offset: 0,
  length: 0,
  line: undefined,
  column: undefined,
  tooLarge: true,
};
const tooLarge: LexerResult = { tokens: [], hidden: [], errors: [tooLargeError] };

export class RequirementsLexer implements Lexer {
  readonly definition: Lexer['definition'];

  constructor(services: LangiumCoreServices) {
    const built = services.parser.TokenBuilder.buildTokens(services.Grammar);
    const types = Array.isArray(built) ? built : [];
    this.definition = Object.fromEntries(types.map((type) => [type.name, type]));
  }

  tokenize(text: string): LexerResult {
    const scan = text.length > maximumLength ? undefined : scanLines(text);
    if (!scan || scan.tokens.length > maximumTokens) return tooLarge;
    return {
      tokens: this.#withPositions(text, scan.tokens),
      hidden: [],
      errors: scan.errors.map(({ message, span, fix }): RequirementsLexingError => {
        const place = {
          offset: span.start,
          length: span.end - span.start,
          line: undefined,
          column: undefined,
        };
        return { message, ...place, ...(fix ? { fix } : {}) };
      }),
    };
  }

  /** Tokens come in the order of the text, so that one pass counts the lines. */
  #withPositions(text: string, tokens: readonly ScanToken[]): Token[] {
    let line = 1;
    let lineStart = 0;
    let newline = text.indexOf('\n');
    const advance = (offset: number): void => {
      while (newline >= 0 && newline < offset) {
        line++;
        lineStart = newline + 1;
        newline = text.indexOf('\n', lineStart);
      }
    };
    return tokens.map(({ name, start, end }) => {
      const tokenType = this.definition[name];
      if (!tokenType)
        throw new Error(`grammar/requirements.langium has no terminal ${name}: run npm run generate.`);
      advance(start);
      const startLine = line;
      const startColumn = start - lineStart + 1;
      advance(end - 1);
      return {
        image: text.slice(start, end),
        startOffset: start,
        endOffset: end - 1,
        startLine,
        startColumn,
        endLine: line,
        endColumn: end - lineStart,
        tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
        tokenType,
      };
    });
  }
}
