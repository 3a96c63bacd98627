/** Figures that are none: *about 20*, *approximately 5 seconds*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { APPROXIMATE } from '../../lexicons/wording.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/approximate-value',
  severity: 'warning',
  docs: {
    reason: 'Whether 23 is still “about 20” is decided in a dispute, unless the text decides it.',
    bad: 'The pump shall stop after about 20 seconds.',
    good: 'The pump shall stop after 18 to 22 seconds.',
    source: 'INCOSE Guide to Writing Requirements, R7 and R33',
  },
  message: ({ words }) => `“${words}” has no limits: give the least and the greatest value.`,
});

/** Verbs that *about* and *around* may belong to. */
const WITH_PREPOSITION = new Set(
  'inform notify tell ask warn know talk think rotate turn move revolve'.split(' '),
);

/** Finds words of approximation right before a figure. */
export const approximateValue: Finding = {
  kind,
  inStatement: onTerms(indexTerms(APPROXIMATE), ({ read, first, next, before, match }) => {
    if (next === undefined || !/^\d/.test(next.text)) return undefined;
    // *inform about 3 things*, *rotate around 2 axes*: prepositions of the verb before them.
    // *frequencies around 900 MHz*: the neighbourhood is what is spoken of.
    if (match.term === 'around' && before?.tag === 'NOUN') return undefined;
    if (
      before !== undefined &&
      WITH_PREPOSITION.has(before.lemma) &&
      (match.term === 'about' || match.term === 'around')
    )
      return undefined;
    const span = place(read, first.start, next.end);
    const words = read.statement.source.text.slice(first.start, next.end);
    const fixes = [
      replace('Give the limits', span, '[least] to [greatest]'),
      replace('Give the tolerance', span, `${next.text} ± [tolerance]`),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};
