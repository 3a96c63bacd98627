/** Ranges that are said wrongly: *between 5 to 10*, *between 10 and 5*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string; good: string }>({
  code: 'req/range-form',
  severity: 'warning',
  docs: {
    reason: 'A range whose ends are mixed up leaves open which values it holds.',
    bad: 'A password has between 8 to 64 characters.',
    good: 'A password has between 8 and 64 characters.',
    source: 'INCOSE Guide to Writing Requirements, R33',
  },
  message: ({ words, good }) => `“${words}” is no range: say “${good}”.`,
});

/** Finds *between … to …*, *from … and …*, and ranges whose first end is the greater one. */
export const rangeForm: Finding = {
  kind,
  inStatement: onText(
    /\b(between|from) (-?\d[\d.]{0,12})( ?(?:%|°C|°F|[A-Za-z]{1,12}))? ?(and|to|-|–) ?(-?\d[\d.]{0,12}(?<!\.))( ?(?:%|°C|°F|[A-Za-z]{1,12}))?/gi,
    ({ match, span, words }) => {
      const [, opener = '', low = '', unit = '', joiner = '', high = '', last = ''] = match;
      const between = opener.toLowerCase() === 'between';
      // *from 3 and 4*: a list of sources, unless nothing but a range makes sense.
      if (!between && joiner !== 'to') return undefined;
      const same = unit === '' || unit.trim().toLowerCase() === last.trim().toLowerCase();
      const swapped = between && same && Number(low) > Number(high);
      const ends = swapped ? [high, low] : [low, high];
      const good = `${opener} ${ends[0]}${unit} ${between ? 'and' : 'to'} ${ends[1]}${last}`;
      if (!swapped && joiner === (between ? 'and' : 'to')) return undefined;
      return kind.at(span, { words, good }, { fixes: [replace(`Say “${good}”`, span, good, !swapped)] });
    },
  ),
};
