/** Words that nobody can test: *user-friendly*, *robust*, *adequate*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { SPEED, VAGUE } from '../lexicons/vague.ts';
import { type Finding, remove, replace } from './finding.ts';
import { hasFigure, isSurveyed } from './measures.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms, matchTerms } from './terms.ts';

const kind = defineDiagnostic<{ term: string }>({
  code: 'req/vague-term',
  severity: 'warning',
  docs: {
    reason: 'A vague word means something else to every reader, so nobody can test it.',
    bad: 'The booking page shall be user-friendly.',
    good: 'A new user shall complete a booking within 3 minutes without help.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.7; INCOSE Guide to Writing Requirements, R7',
  },
  message: ({ term }) => `“${term}” is vague: say what can be observed or measured.`,
});

const terms = indexTerms(VAGUE);
const speed = indexTerms(SPEED);
/** Words that are vague only where they judge: *quality* in *quality control* is a name. */
const JUDGING = new Set([
  'quality',
  'good',
  'clean',
  'easy',
  'simple',
  'nice',
  'significant',
  'modern',
  'smart',
  'effective',
]);

/** Things that are called smart, whatever they can do. */
const SMART_THINGS = new Set(['card', 'device', 'home', 'lock', 'meter', 'phone', 'tv', 'watch']);

/** *marks the room as clean*: a state, no judgement. */
const STATE_OPENERS = new Set(['as', 'to', 'from']);

/** Finds vague words, unless the sentence gives a figure or they stand in a story's benefit. */
export const vagueTerm: Finding = {
  kind,
  inStatement: onTerms(terms, ({ read, sentence, match, first, last, before, next, span, words }) => {
    if (hasFigure(sentence, match.end) || isSurveyed(sentence, match.start)) return undefined;
    if (match.term === 'smart' && SMART_THINGS.has(next?.lemma ?? '')) return undefined;
    if (JUDGING.has(match.term) && first.tag !== 'ADJ' && first.tag !== 'ADV') return undefined;
    if (STATE_OPENERS.has(before?.lower ?? '')) return undefined;
    if (first.tag === 'NOUN' && next?.tag === 'NOUN') return undefined;
    // *a reasonable time* has no figure, which says more.
    if (
      next?.lower === 'time' &&
      matchTerms(sentence.tokens, speed).some(({ start }) => start === match.start)
    )
      return undefined;
    const attributive = first.tag === 'ADV' || next?.tag === 'NOUN';
    const fixes = [
      ...(attributive ? [remove(`Remove “${words}”`, read, first.start, last.end)] : []),
      replace(`Replace “${words}” with a measure`, span, '[measure]'),
    ];
    return kind.at(span, { term: words }, { fixes });
  }),
};
