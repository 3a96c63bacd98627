/** Stories that want a widget instead of what it is for. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { WIDGETS } from '../../lexicons/solutions.ts';
import { type Finding, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/story-solution',
  severity: 'info',
  docs: {
    reason: 'A story states the problem; a widget is one of its solutions, and seldom the only one.',
    bad: 'As a guest, I want to click a button with a star, so that I find the hotel again.',
    good: 'As a guest, I want to mark a hotel, so that I find the hotel again.',
    source:
      'Lucassen et al., Quality User Story framework (2016), “problem-oriented”; INCOSE Guide to Writing Requirements, R31',
  },
  message: ({ words }) => `“${words}” is a solution: say what it is wanted for.`,
});

/** Finds parts of user interfaces in what a story wants. */
export const storySolution: Finding = {
  kind,
  inStatement: onTerms(indexTerms(WIDGETS), ({ sentence, span, words }) =>
    sentence.role === 'means'
      ? kind.at(span, { words }, { fixes: [replace('Say what it is wanted for', span, '[what it is for]')] })
      : undefined,
  ),
};
