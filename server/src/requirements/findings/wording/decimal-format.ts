/** Decimals that are misread: *.5*, *2,5 kg*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { UNIT_NOUNS } from '../../lexicons/units.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string; good: string }>({
  code: 'req/decimal-format',
  severity: 'warning',
  docs: {
    reason:
      'A point without a nought is overlooked, and a comma is read as thousands or as the end of a part.',
    bad: 'A parcel weighs at least .5 kg and at most 2,5 kg.',
    good: 'A parcel weighs at least 0.5 kg and at most 2.5 kg.',
    source: 'INCOSE Guide to Writing Requirements, R40',
  },
  message: ({ words, good }) => `“${words}” is misread easily: write ${good}.`,
});

/** Finds decimals without a leading nought, and decimal commas before a unit. */
export const decimalFormat: Finding = {
  kind,
  inStatement: onText(
    /(?<![\w.,)\]])\.\d{1,9}(?![\d.]*\.\d|[\w-])(?=\s?([%°€$£]|[A-Za-z]{1,12}\b|[,;.)]|$))|(?<![\d.,])\d{1,9},\d{1,2}(?=\s?([%°€$£]|[A-Za-z]{1,12})(?![\d]))(?!\d)/g,
    ({ match, span, words }) => {
      const unit = match[1] ?? match[2];
      if (unit !== undefined && /^[A-Za-z]/.test(unit) && !isUnit(unit.toLowerCase())) return undefined;
      const good = words.startsWith('.') ? `0${words}` : words.replace(',', '.');
      return kind.at(span, { words, good }, { fixes: [replace(`Write ${good}`, span, good, true)] });
    },
  ),
};

function isUnit(word: string): boolean {
  return UNIT_NOUNS.has(word) || UNIT_NOUNS.has(word.replace(/s$/, ''));
}
