/** Words in brackets inside of what is demanded. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, remove } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/parenthesis',
  severity: 'hint',
  docs: {
    reason: 'Whether words in brackets are demanded or only explained is left to the reader.',
    bad: 'The system shall store the order (and inform the customer about it).',
    good: 'The system shall store the order.',
    source: 'INCOSE Guide to Writing Requirements, R21; Quality User Story framework (2016), “minimal”',
  },
  offByDefault: {
    why: 'Brackets are also the usual place of units, acronyms and other names, which are wanted.',
  },
  message: ({ words }) => `${words} stands in brackets: demand it, or move it to a note.`,
});

/** Finds brackets that hold at least two words. */
export const parenthesis: Finding = {
  kind,
  inStatement: onText(/\((?:[^()\n]{1,200})\)/g, ({ read, words, start, end, span }) => {
    if (!/[a-z]{2,40},? +[a-z]{2,40}/.test(words)) return undefined;
    return kind.at(
      span,
      { words },
      { fixes: [remove('Remove the brackets and what is in them', read, start, end)] },
    );
  }),
};
