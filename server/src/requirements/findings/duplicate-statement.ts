/** The same statement twice, or nearly so. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { FUNCTION_WORDS } from '../lexicons/function-words.ts';
import type { ReadStatement } from '../specification.ts';
import { type Finding, type Found, place, removeStatement } from './finding.ts';

const kind = defineDiagnostic<{ other: string; exact: boolean }>({
  code: 'req/duplicate-statement',
  severity: 'warning',
  docs: {
    reason: 'What is said twice will be changed once.',
    bad: 'R1: The system shall store orders.\nR9: The system shall store the orders.',
    good: 'R1: The system shall store orders.',
    source: 'INCOSE Guide to Writing Requirements, R30; ISO/IEC/IEEE 29148:2018, 5.2.6',
  },
  message: ({ other, exact }) =>
    exact ? `This repeats ${other}.` : `This says nearly the same as ${other}.`,
});

/** Share of words that two statements must have in common to be near-duplicates. */
const NEAR = 0.9;
/** How many earlier statements with the same rare word are compared, so that time stays linear. */
const COMPARED = 30;

interface Seen {
  readonly index: number;
  readonly words: ReadonlySet<string>;
  readonly key: string;
}

/** Finds statements whose words repeat those of an earlier one. Numbers and negations count as words. */
export const duplicateStatement: Finding = {
  kind,
  inDocument: ({ statements }) => {
    const exact = new Map<string, number>();
    const buckets = new Map<string, Seen[]>();
    const frequency = new Map<string, number>();
    const bags = statements.map(contentWords);
    for (const { words } of bags)
      for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    const found: Found[] = [];
    bags.forEach(({ words, key }, index) => {
      if (words.size < 2) return;
      const same = exact.get(key);
      const rare = rarest(words, frequency);
      const near =
        same ??
        nearest(
          { index, words, key },
          rare.flatMap((word) => (buckets.get(word) ?? []).slice(-COMPARED)),
        );
      if (near !== undefined) report(found, statements, index, near, same !== undefined);
      else {
        exact.set(key, index);
        for (const word of rare) {
          const bucket = buckets.get(word);
          if (bucket === undefined) buckets.set(word, [{ index, words, key }]);
          else bucket.push({ index, words, key });
        }
      }
    });
    return found;
  },
};

function report(
  found: Found[],
  statements: readonly ReadStatement[],
  index: number,
  earlier: number,
  exact: boolean,
): void {
  const [read, other] = [statements[index], statements[earlier]];
  if (read === undefined || other === undefined) return;
  const { source } = other.statement;
  const diagnostic = kind.at(
    place(read, 0, read.statement.source.text.length),
    { other: source.id, exact },
    {
      fixes: [removeStatement(`Remove this statement and keep ${source.id}`, read)],
      related: [{ message: 'First said here.', span: source.span }],
    },
  );
  found.push({ statement: index, diagnostic });
}

/** The three rarest words, alphabetically among equals. */
function rarest(words: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): readonly string[] {
  const rare: { word: string; count: number }[] = [];
  for (const word of words) {
    const count = frequency.get(word) ?? 0;
    const at = rare.findIndex((one) => count < one.count || (count === one.count && word < one.word));
    if (at >= 0) rare.splice(at, 0, { word, count });
    else if (rare.length < 3) rare.push({ word, count });
    if (rare.length > 3) rare.pop();
  }
  return rare.map(({ word }) => word);
}

function nearest(one: Seen, candidates: readonly Seen[]): number | undefined {
  for (const candidate of candidates) {
    // Sets of very different size cannot have enough in common.
    const [a, b] = [one.words.size, candidate.words.size];
    if (a < NEAR * b || b < NEAR * a) continue;
    let common = 0;
    for (const word of one.words) if (candidate.words.has(word)) common++;
    const all = one.words.size + candidate.words.size - common;
    if (all >= 6 && common / all >= NEAR && sameFigures(one.words, candidate.words)) return candidate.index;
  }
  return undefined;
}

function sameFigures(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const figures = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => /\d/.test(word) || word === 'not')
      .sort()
      .join();
  return figures(a) === figures(b);
}

/** Lemmas that carry meaning, in order; numbers and *not* included. */
function contentWords(read: ReadStatement): Bag {
  const { sentences } = read.statement;
  let known = remembered.get(sentences);
  if (known === undefined) {
    const words = wordsOf(read);
    known = { words: new Set(words), key: words.join(' ') };
    remembered.set(sentences, known);
  }
  return known;
}

type Bag = Pick<Seen, 'words' | 'key'>;
const remembered = new WeakMap<ReadStatement['statement']['sentences'], Bag>();

function wordsOf(read: ReadStatement): readonly string[] {
  const words: string[] = [];
  for (const { tokens } of read.statement.sentences) {
    for (const token of tokens) {
      if (token.tag === 'PUNCT' || (FUNCTION_WORDS.has(token.lower) && !KEPT.has(token.lower))) continue;
      words.push(token.lower === "n't" ? 'not' : token.lemma);
    }
  }
  return words;
}

const KEPT = new Set([
  'not',
  "n't",
  'never',
  'one',
  'two',
  'three',
  'only',
  'more',
  'less',
  'most',
  'least',
  'user',
  'before',
  'after',
]);
