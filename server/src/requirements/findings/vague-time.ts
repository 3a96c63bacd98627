/** Times that are none: *regularly*, *eventually*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { VAGUE_TIME } from '../lexicons/vague.ts';
import { type Finding, replace } from './finding.ts';
import { hasFigure, isSurveyed } from './measures.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/vague-time',
  severity: 'warning',
  docs: {
    reason: 'Without a time, nobody knows whether the requirement is met.',
    bad: 'The system shall back up the data regularly.',
    good: 'The system shall back up the data every 24 hours.',
    source: 'INCOSE Guide to Writing Requirements, R35',
  },
  message: ({ words }) => `“${words}” gives no time: say when or how often.`,
});

const terms = indexTerms(VAGUE_TIME);

/** Times that are none: *regularly*, *eventually*. */
export const vagueTime: Finding = {
  kind,
  inStatement: onTerms(terms, ({ sentence, match, span, words }) => {
    if (isSurveyed(sentence, match.start) || hasFigure(sentence, match.end)) return undefined;
    const fixes = [replace(`Replace “${words}” with a time`, span, 'every [number] hours')];
    return kind.at(span, { words }, { fixes });
  }),
};
