/**
 * The lexer, which refuses what the parser could not survive: it goes down one call for each bracket and operator, so
 * that some hundred thousands of them would be the end of the stack. No person writes a tenth of what is allowed.
 * And a file that is no model, by its length, would hold up everything else.
 */
import { DefaultLexer, type LexerResult } from 'langium';

/** Brackets that may be open at one place. */
export const maxDepth = 50;
/** Operators in one expression. */
export const maxOperators = 500;

/** Characters in a document. A model of a thousand resources stays below it. */
export const maxLength = 1_000_000;

/** What the errors say, so that they can be told from an unreadable character. */
export const tooComplex = 'This is nested too deeply to be read; split it up.';
export const unreadRest =
  'So much before this place could not be read that the rest was left out; mend that first.';
export const tooLong = `This document is longer than ${maxLength} characters and was not read; split it up.`;

const opening: ReadonlySet<string> = new Set(['{', '[', '(']);
const closing: ReadonlySet<string> = new Set(['}', ']', ')']);
const operators: ReadonlySet<string> = new Set('+ - * / <> == != < <= > >= in has and or not ^'.split(' '));

export class SparkLexer extends DefaultLexer {
  override tokenize(text: string): LexerResult {
    if (text.length > maxLength) {
      const error = { offset: 0, line: 1, column: 1, length: 1, message: tooLong };
      return { ...super.tokenize(''), errors: [error] };
    }
    const result = super.tokenize(text);
    const index = firstTooComplex(result.tokens);
    const token = index < 0 ? undefined : result.tokens[index];
    if (!token) return result;
    return {
      ...result,
      tokens: result.tokens.slice(0, index),
      errors: [
        ...result.errors,
        {
          offset: token.startOffset,
          line: token.startLine,
          column: token.startColumn,
          length: token.image.length,
          message: tooComplex,
        },
      ],
    };
  }
}

/** Index of the first token that goes too far; -1 when none does. */
function firstTooComplex(tokens: LexerResult['tokens']): number {
  /** Operators of the open expression, for each open bracket. */
  const counts = [0];
  let afterOperand = false;
  return tokens.findIndex(({ image }) => {
    if (opening.has(image)) counts.push(0);
    else if (closing.has(image)) {
      if (counts.length > 1) counts.pop();
      afterOperand = true;
      return false;
    } else if (operators.has(image)) {
      const count = (counts.at(-1) ?? 0) + 1;
      counts[counts.length - 1] = count;
      afterOperand = false;
      return count > maxOperators;
    } else {
      // Two operands without an operator between them belong to two expressions.
      if (image === ',' || image === ':' || (afterOperand && image !== '.')) counts[counts.length - 1] = 0;
      afterOperand = image !== '.' && image !== ',' && image !== ':';
      return false;
    }
    afterOperand = false;
    return counts.length > maxDepth;
  });
}
