/** Abbreviated words: *e.g.*, *max.*, *w/o*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { ABBREVIATIONS } from '../../lexicons/abbreviations.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string; full: string }>({
  code: 'req/abbreviation',
  severity: 'hint',
  docs: {
    reason:
      'Abbreviations are read differently (“e.g.” for “i.e.”), and their stops look like the end of the sentence.',
    bad: 'A locker holds max. 4 parcels.',
    good: 'A locker holds at most 4 parcels.',
    source: 'INCOSE Guide to Writing Requirements, R38',
  },
  message: ({ words, full }) => `“${words}” is abbreviated: write “${full}”.`,
});

/** Finds abbreviations of general English. After a number, *min.* is a unit. */
export const abbreviation: Finding = {
  kind,
  inStatement: onText(
    /(?<![\w./-])(?:e\.g\.|i\.e\.|eg\.|approx\.|max\.|min\.|resp\.|incl\.|excl\.|vs\.|esp\.|w\/o|w\/|cf\.|qty\.|dept\.|temp\.|b\/w)(?=[\s,;:)]|$)/gi,
    ({ read, text, start, end, words }) => {
      if (/^(?:min|temp)/i.test(words) && /\d\s?$/.test(text.slice(Math.max(0, start - 3), start)))
        return undefined;
      const full = ABBREVIATIONS.get(words.toLowerCase());
      if (full === undefined) return undefined;
      // At the end of a sentence its stop is the sentence's own.
      const atEnd = words.endsWith('.') && /^\s{0,8}$/.test(text.slice(end, end + 9));
      const newText = /^[A-Z]/.test(words) ? full.charAt(0).toUpperCase() + full.slice(1) : full;
      const fix = replace(`Write “${full}”`, place(read, start, atEnd ? end - 1 : end), newText, true);
      return kind.at(place(read, start, end), { words, full }, { fixes: [fix] });
    },
  ),
};
