/** The same statement twice, or nearly so. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { FUNCTION_WORDS } from '../lexicons/function-words.ts';
import type { ReadStatement } from '../specification.ts';
import type { Names } from '../specify/names.ts';
import { type Finding, type Found, place, removeStatement } from './finding.ts';
import type { Aspect } from './gathered.ts';
import { isNear, nearKeys } from './near-sets.ts';

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

/** How many earlier statements that may be near are compared, so that time stays linear. */
const COMPARED = 30;

/** What a statement says, in forms that can be compared. */
interface Said {
  readonly words: ReadonlySet<string>;
  /** Who does what: the same words in another order may say the opposite. */
  readonly acts: string;
  /** The words in order. */
  readonly exact: string;
  /** As {@link rewordedKey} says. */
  readonly meaning: string | undefined;
  readonly nearKeys: readonly number[];
}

interface Seen extends Said {
  readonly index: number;
}

/** Finds statements whose words repeat those of an earlier one. Numbers and negations count as words. */
export const duplicateStatement: Finding = {
  kind,
  inDocument: ({ statements, gathered }) => {
    const exact = new Map<string, number>();
    const reworded = new Map<string, number>();
    const near = new Map<number, Seen[]>();
    const found: Found[] = [];
    for (const { kept, value: said } of gathered(saidIn).shared) {
      const { index } = kept;
      const same = exact.get(said.exact);
      const { meaning } = said;
      const earlier =
        same ?? (meaning === undefined ? undefined : reworded.get(meaning)) ?? firstNear(said, near);
      if (earlier !== undefined) {
        report(found, statements, index, earlier, same !== undefined);
        continue;
      }
      exact.set(said.exact, index);
      if (meaning !== undefined) reworded.set(meaning, index);
      const seen = { ...said, index };
      for (const nearKey of said.nearKeys) {
        const bucket = near.get(nearKey);
        if (bucket === undefined) near.set(nearKey, [seen]);
        else if (bucket.length < COMPARED) bucket.push(seen);
      }
    }
    return found;
  },
};

const saidIn: Aspect<Said> = (read, names) => {
  const list = wordsOf(read);
  const words = new Set(list);
  if (words.size < 2) return undefined;
  const acts = actsOf(read, names);
  const meaning = rewordedKey(acts, words, names);
  const said = { words, acts, exact: list.join(' '), meaning, nearKeys: nearKeys(words) };
  const keys = [`words ${said.exact}`, ...(meaning === undefined ? [] : [`meaning ${meaning}`])];
  return { keys: [...keys, ...said.nearKeys], value: said };
};

/**
 * What a statement says whatever the order of its words, the voice, and which of the glossary's names it uses: who does what to
 * what, and the other words. Undefined when nobody does anything in it, for then the order tells who is meant.
 */
function rewordedKey(acts: string, words: ReadonlySet<string>, names: Names): string | undefined {
  if (acts === '') return undefined;
  const rest = new Set([...words].map((word) => names.canonical(word)));
  return `${acts}|${[...rest].sort().join(' ')}`;
}

/** Who does what to what, in no order; empty when nobody does anything. */
function actsOf({ facts }: ReadStatement, names: Names): string {
  const { permissions, actions } = facts;
  if (permissions.length === 0 && actions.length === 0) return '';
  const name = (word = ''): string => names.canonical(word);
  return [
    ...permissions.map(
      ({ actor, action, allowed }) => `${name(actor)} ${allowed} ${action.verb} ${name(action.object)}`,
    ),
    ...actions.map(({ verb, object, recipient }) => `${verb} ${name(object)} > ${name(recipient)}`),
  ]
    .sort()
    .join(';');
}

/** The first of the statements that share a key with this one which is near in its words and the same in its figures. */
function firstNear(
  { words, acts, nearKeys: keys }: Said,
  near: ReadonlyMap<number, readonly Seen[]>,
): number | undefined {
  let first: number | undefined;
  for (const key of keys)
    for (const seen of near.get(key) ?? [])
      if (
        (first === undefined || seen.index < first) &&
        isNear(words, seen.words) &&
        seen.acts === acts &&
        sameFigures(words, seen.words)
      )
        first = seen.index;
  return first;
}

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

function sameFigures(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const figures = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => /\d/.test(word) || word === 'not')
      .sort()
      .join();
  return figures(a) === figures(b);
}

/** Lemmas that carry meaning, in order; numbers and *not* included. */
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
