/** Values that nobody has decided: *TBD*, *to be defined*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { UNDECIDED } from '../lexicons/vague.ts';
import { type Finding, replace } from './finding.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/undecided',
  severity: 'warning',
  docs: {
    reason: 'What is not decided cannot be built; it is found too late when it hides in a sentence.',
    bad: 'The session ends after TBD minutes.',
    good: 'The session ends after 30 minutes.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.5 (complete)',
  },
  message: ({ words }) => `“${words}” is not decided yet.`,
});

const terms = indexTerms(UNDECIDED);

/** Values that nobody has decided: *TBD*, *to be defined*. */
export const undecided: Finding = {
  kind,
  inStatement: onTerms(terms, ({ match, next, before, span, words }) => {
    // *[NEEDS CLARIFICATION: how long?]* as a whole is a placeholder, and found as one.
    if (before?.text === '[') return undefined;
    // *offered to the driver to be confirmed by a key*: a purpose, nothing left open.
    if (match.term.startsWith('to be') && next !== undefined && next.tag !== 'PUNCT') return undefined;
    return kind.at(span, { words }, { fixes: [replace('Put a value in its place', span, '[value]')] });
  }),
};
