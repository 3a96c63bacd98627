/** Words of degree without a measure: *very*, *extremely*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { INTENSIFIERS } from '../../lexicons/wording.ts';
import { type Finding, remove } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/intensifier',
  severity: 'info',
  docs: {
    reason: 'How much “very” is, nobody can say; it makes a vague word vaguer.',
    bad: 'The alarm shall be very loud.',
    good: 'The alarm shall be louder than 85 dB at a distance of 3 m.',
    source: 'INCOSE Guide to Writing Requirements, R7',
  },
  message: ({ words }) => `“${words}” has no measure: leave it out, or say how much.`,
});

/** Finds words of degree before an adjective or adverb. */
export const intensifier: Finding = {
  kind,
  inStatement: onTerms(indexTerms(INTENSIFIERS), ({ read, first, last, next, span, words }) => {
    if (next?.tag !== 'ADJ' && next?.tag !== 'ADV') return undefined;
    if (next.lower === 'than' || next.lower === 'same') return undefined;
    return kind.at(
      span,
      { words },
      { fixes: [remove(`Remove “${words}”`, read, first.start, last.end, true)] },
    );
  }),
};
