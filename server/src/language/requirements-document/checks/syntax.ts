/** `req/syntax`: something in the structure (headers, glossary, comments) that cannot be read. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { RequirementsLexingError } from '../lexer.ts';
import type { Check } from './check.ts';

export const syntaxKind = defineDiagnostic<string>({
  code: 'req/syntax',
  severity: 'error',
  message: (what) => what,
  docs: {
    reason: 'What cannot be read is left out of everything that follows.',
    bad: 'project "City Clinic\n\nR1: Each patient has a name.',
    good: 'project "City Clinic"\n\nR1: Each patient has a name.',
  },
});

export const checkSyntax: Check = ({ parsed, text }) => [
  ...parsed.lexerErrors.map((error: RequirementsLexingError) =>
    syntaxKind.at({ start: error.offset, end: error.offset + error.length }, error.message, {
      fixes: error.fix ? [error.fix] : [],
    }),
  ),
  // The scanner only gives orders of tokens that the grammar knows, so this is for the day on which one is wrong.
  ...parsed.parserErrors.map(({ token }) => {
    const start = Number.isNaN(token.startOffset) ? text.length : token.startOffset;
    const end = Number.isNaN(token.startOffset) ? text.length : (token.endOffset ?? start) + 1;
    return syntaxKind.at({ start, end }, 'This is not expected here: write statements, headings or fields.');
  }),
];
