/** Figures that measure something and have no unit: *within 5*, *a temperature of at most 80*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { MEASURED } from '../../lexicons/measured.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ figure: string }>({
  code: 'req/missing-unit',
  severity: 'warning',
  docs: {
    reason: 'Without a unit, one builds seconds and another tests minutes.',
    bad: 'The temperature of the oven must not exceed 250.',
    good: 'The temperature of the oven must not exceed 250 °C.',
    source: 'INCOSE Guide to Writing Requirements, R6',
  },
  message: ({ figure }) => `${figure} of what? Name the unit.`,
});

/** Finds bare figures after *within* and *every*, and in what is said of a measured quantity. */
export const missingUnit: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'role' || sentence.role === 'benefit' || sentence.role === 'aside') return [];
      const { tokens } = sentence;
      return tokens.flatMap((token, i) => {
        if (!/^\d{1,9}(?:[.,]\d{1,6})?$/.test(token.text) || /^(?:19|20)\d\d$/.test(token.text)) return [];
        if (!standsBare(read.statement.source.text, tokens, i)) return [];
        if (!isTimed(tokens[i - 1]?.lower) && !isMeasured(sentence, i) && !isOfMeasured(tokens, i)) return [];
        const fixes = [replace('Name the unit', place(read, token.end, token.end), ' [unit]')];
        return [kind.at(place(read, token.start, token.end), { figure: token.text }, { fixes })];
      });
    }),
};

/** Whether nothing that could be a unit follows, neither here nor at the other end of a range. */
function standsBare(text: string, tokens: Sentence['tokens'], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  if (token === undefined) return false;
  if (/^[\w%°/:[–-]/.test(text.slice(token.end, token.end + 1))) return false;
  // The first end of a range: the unit stands at the second.
  if (
    next !== undefined &&
    (next.lower === 'and' || next.lower === 'to' || next.lower === 'or') &&
    /^\d/.test(tokens[i + 2]?.text ?? '')
  )
    return false;
  if (next === undefined) return true;
  return (
    (next.tag === 'PUNCT' && /^[.,;)]$/.test(next.text)) ||
    NO_UNIT.has(next.lower) ||
    (next.lower === 'and' && tokens[i + 2]?.tag !== 'NUM')
  );
}

/** Words that begin something else; *in* may be a unit. */
const NO_UNIT = new Set('under at when while during if before after unless'.split(' '));

/** *a speed of at most 50*. */
function isOfMeasured(tokens: Sentence['tokens'], i: number): boolean {
  for (let k = i - 1; k > Math.max(0, i - 5); k--)
    if (tokens[k]?.lower === 'of') return MEASURED.has(tokens[k - 1]?.lower ?? '');
  return false;
}

function isTimed(word: string | undefined): boolean {
  return word === 'within' || word === 'every';
}

/** Whether the sentence is about one measured quantity and has no other noun that the figure could count. */
function isMeasured({ tokens, phrases, clauses }: Sentence, i: number): boolean {
  const clause = clauses.find(({ verb }) => verb.finite && verb.start < i);
  const subject = clause?.subjects[0];
  if (clause === undefined || subject === undefined || !MEASURED.has(subject.head)) return false;
  const between = phrases.some((phrase) => phrase.start >= clause.verb.end && phrase.end <= i);
  return (
    !between &&
    i - clause.verb.end < 6 &&
    tokens.slice(clause.verb.end, i).every((token) => token.text !== ',')
  );
}
