/** Punctuation that is doubled or has a blank before it: *orders , invoices,, and*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/stray-punctuation',
  severity: 'hint',
  docs: {
    reason:
      'Stray punctuation is mostly what is left of words that were taken out: something may be missing.',
    bad: 'The system shall store orders , invoices,, and receipts.',
    good: 'The system shall store orders, invoices and receipts.',
    source: 'INCOSE Guide to Writing Requirements, R14',
  },
  message: ({ words }) => `“${words.trim()}” is stray: is something missing here?`,
});

/** Finds doubled commas and stops, and blanks before them. */
export const strayPunctuation: Finding = {
  kind,
  inStatement: onText(
    /(?<=[\w)\]”"’])[ \t]{1,8}[,;.](?=\s|$)|[,;][ \t]{0,8}[,;.](?!\.)|(?<![.\w]|\.\.)\.[ \t]{1,8}\.(?!\.)|(?<![.\d])\.\.(?!\.)|(?<=\d)\.\.(?![.\d])/g,
    ({ match, start, end, span, words, text }) => {
      // Formulas have blanks of their own.
      if (/[=∫∑]/.test(text.slice(Math.max(0, start - 40), end + 40))) return undefined;
      const mark = match[0].trim().at(0) ?? '';
      const last = match[0].trim().at(-1) ?? mark;
      const newText = last === '.' ? '.' : mark;
      return kind.at(span, { words }, { fixes: [replace(`Leave one “${newText}”`, span, newText, true)] });
    },
  ),
};
