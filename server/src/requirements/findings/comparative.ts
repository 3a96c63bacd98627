/** Comparisons without the other side, and superlatives: *faster*, *the best*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Token } from '../nlp/token.ts';
import { type Finding, place, remove, replace } from './finding.ts';

const kind = defineDiagnostic<{ words: string; superlative: boolean }>({
  code: 'req/comparative',
  severity: 'warning',
  docs: {
    reason: 'A comparison without its other side cannot be tested.',
    bad: 'The new search shall be faster.',
    good: 'The new search shall be faster than 2 seconds.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.7 (superlatives, comparatives)',
  },
  message: ({ words, superlative }) =>
    superlative
      ? `“${words}” is a superlative: say by which measure.`
      : `“${words}” than what? Name the other side.`,
});

const COMPARATIVES = new Set(
  'better worse faster slower easier harder simpler quicker cheaper stronger safer smoother cleaner nicer higher lower'.split(
    ' ',
  ),
);
const SUPERLATIVES = new Set(
  'best worst fastest easiest simplest quickest cheapest strongest safest optimal optimum'.split(' '),
);
const GRADED = new Set(
  'efficient effective convenient accurate reliable flexible robust secure intuitive quickly easily efficiently user-friendly attractive powerful'.split(
    ' ',
  ),
);

/** Finds comparatives without *than* and superlatives that judge. */
export const comparative: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap(({ tokens, role }) => {
      if (role === 'benefit' || role === 'role') return [];
      const compared = tokens.some((token) => token.lower === 'than');
      return tokens.flatMap((token, i) => {
        const next = tokens[i + 1];
        const graded = next !== undefined && GRADED.has(next.lower);
        const superlative = SUPERLATIVES.has(token.lower) || (token.lower === 'most' && graded);
        const comparing =
          (COMPARATIVES.has(token.lower) &&
            token.tag !== 'NOUN' &&
            !isLevel(next) &&
            !isOpenRange(tokens, i)) ||
          (token.lower === 'more' && graded);
        if (
          !(superlative || (comparing && !compared)) ||
          next?.lower === 'practice' ||
          next?.lower === 'practices'
        )
          return [];
        const last = graded && (token.lower === 'more' || token.lower === 'most') ? next : token;
        const span = place(read, token.start, last.end);
        const words = read.statement.source.text.slice(token.start, last.end);
        const fixes = superlative
          ? [remove(`Remove “${words}”`, read, token.start, last.end)]
          : [replace('Name the other side', place(read, last.end, last.end), ' than [reference]')];
        return [kind.at(span, { words, superlative }, { fixes })];
      });
    }),
};

/** *lower case*, *higher education*, *calls of a higher priority*: names, and comparisons among the things spoken of. */
function isLevel(next: Token | undefined): boolean {
  if (next === undefined) return false;
  return (
    /^(?:case|bound|limit|education|left|right|level|end|-)/.test(next.lower) ||
    next.tag === 'NOUN' ||
    next.tag === 'ADJ' ||
    next.tag === 'VERB'
  );
}

/** *800 by 600 and higher*: a range that is open at one end. */
function isOpenRange(tokens: readonly Token[], i: number): boolean {
  const joiner = tokens[i - 1]?.lower;
  return (joiner === 'and' || joiner === 'or') && /^\d/.test(tokens[i - 2]?.text ?? '');
}
