/** Words that are true on the day of writing only: *nowadays*, *for the time being*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { TIME_BOUND } from '../../lexicons/wording.ts';
import { type Finding, remove, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/time-bound',
  severity: 'info',
  docs: {
    reason:
      'Requirements are read for years: what holds “at the moment” holds for nobody who reads it later.',
    bad: 'For the time being, the system shall accept payments in euros.',
    good: 'The system shall accept payments in euros.',
    source: 'INCOSE Guide to Writing Requirements, R35',
  },
  message: ({ words }) => `“${words}” says no time that a later reader knows: give a date or a condition.`,
});

/** Finds words that point at the day of writing. */
export const timeBound: Finding = {
  kind,
  inStatement: onTerms(indexTerms(TIME_BOUND), ({ read, first, last, span, words }) => {
    const fixes = [
      remove(`Remove “${words}”`, read, first.start, last.end),
      replace(
        'Give a date',
        span,
        first === read.statement.sentences[0]?.tokens[0] ? 'Until [date]' : 'until [date]',
      ),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};
