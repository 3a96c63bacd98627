/** *A and B or C*: which belong together? */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/mixed-and-or',
  severity: 'warning',
  docs: {
    reason: '“A and B or C” can be read in two ways, and logic has no rule that readers know.',
    bad: 'The clerk prints the invoice and the receipt or the reminder.',
    good: 'The clerk prints the invoice and either the receipt or the reminder.',
    source: 'INCOSE Guide to Writing Requirements, R15; Paska, “coordination ambiguity” (2023)',
  },
  message: ({ words }) => `“${words}” can be read in two ways: say which belong together.`,
});

/** How many words may stand between the two conjunctions of one list. */
const NEAR = 7;

/** Finds *and* and *or* in one list with no comma, *either* or *both* to part them. */
export const mixedAndOr: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'benefit' || sentence.role === 'role') return [];
      const { tokens } = sentence;
      return tokens.flatMap((token, i) => {
        if (token.lower !== 'and' && token.lower !== 'or') return [];
        const other = token.lower === 'and' ? 'or' : 'and';
        const clausal = secondClause(sentence, i, other);
        const j = clausal < 0 ? secondOf(sentence, i, other) : clausal;
        const second = tokens[j];
        // *and/or* is a finding of its own.
        if (second === undefined || tokens[j - 1]?.text === '/' || isParted(tokens, i, j)) return [];
        if (clausal < 0 && (isCount(tokens, i) || isCount(tokens, j) || !isOneList(tokens, i, j))) return [];
        const end = tokens[j + 1]?.end ?? second.end;
        const from = tokens[i - 1]?.start ?? token.start;
        const words = read.statement.source.text.slice(from, end);
        return [kind.at(place(read, from, end), { words }, { fixes: readings(read, tokens, i, j) })];
      });
    }),
};

/** The other conjunction within the same list: nothing but nouns, their modifiers and bare verbs may stand between. */
function secondOf({ tokens, clauses }: Sentence, i: number, other: string): number {
  for (let k = i + 2; k < Math.min(tokens.length, i + NEAR); k++) {
    const token = tokens[k];
    if (
      token === undefined ||
      token.tag === 'PUNCT' ||
      token.tag === 'SCONJ' ||
      token.tag === 'AUX' ||
      token.tag === 'ADP'
    )
      return -1;
    if (token.lower === other) return k;
    if (token.tag === 'CCONJ' || token.tag === 'PRON') return -1;
    if (clauses.some(({ verb, governor }) => verb.main === k && verb.finite && governor === undefined))
      return -1;
  }
  return -1;
}

/** *A happens or B happens and C happens*: the other conjunction, when both join clauses with subjects of their own. */
function secondClause({ tokens, clauses }: Sentence, i: number, other: string): number {
  const opens = (at: number): boolean =>
    clauses.some(({ verb, subjects }) => verb.finite && subjects[0]?.start === at && verb.start > at);
  if (!opens(i + 1)) return -1;
  for (let k = i + 2; k < Math.min(tokens.length, i + 2 * NEAR); k++) {
    if (tokens[k]?.tag === 'PUNCT') return -1;
    if (tokens[k]?.lower === other) return opens(k + 1) ? k : -1;
  }
  return -1;
}

function isParted(tokens: Sentence['tokens'], i: number, j: number): boolean {
  for (let k = Math.max(0, i - NEAR); k <= j; k++) if (PARTING.has(tokens[k]?.lower ?? '')) return true;
  return tokens[i - 1]?.tag === 'PUNCT' || tokens[i - 1]?.text === '/' || tokens[i + 1]?.text === '/';
}

const PARTING = new Set(['either', 'both', 'between', 'whether', 'neither']);

/** Whether what stands around the conjunctions is of one kind: three verbs, or three nouns in one style. */
function isOneList(tokens: Sentence['tokens'], i: number, j: number): boolean {
  const [before, middle, last] = [tokens[i - 1], tokens[i + 1], tokens[j + 1]];
  if (before === undefined || middle === undefined || last === undefined) return false;
  if (middle.tag === 'VERB' || last.tag === 'VERB')
    return (
      middle.tag === last.tag &&
      middle.lower === middle.lemma &&
      last.lower === last.lemma &&
      before.tag === 'VERB'
    );
  if (before.tag !== 'NOUN' && before.tag !== 'PROPN' && before.tag !== 'ADJ') return false;
  return styleOf(middle.tag) !== undefined && styleOf(middle.tag) === styleOf(last.tag);
}

function styleOf(tag: string): string | undefined {
  return tag === 'DET' ? 'determined' : NOMINAL.has(tag) ? 'bare' : undefined;
}

const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ']);

/** *one or more*, *3 or 4*: a quantity, no list. */
function isCount(tokens: Sentence['tokens'], i: number): boolean {
  return (
    tokens[i - 1]?.tag === 'NUM' ||
    QUANTITY.has(tokens[i + 1]?.lower ?? '') ||
    QUANTITY.has(tokens[i - 1]?.lower ?? '')
  );
}

const QUANTITY = new Set(
  'more less fewer one none several many later earlier not other others equal'.split(' '),
);

function readings(read: ReadStatement, tokens: Sentence['tokens'], i: number, j: number): readonly Fix[] {
  const [first, second, middle] = [tokens[i], tokens[j], tokens[i + 1]];
  const before = tokens[j - 1];
  if (first === undefined || second === undefined || middle === undefined || before === undefined) return [];
  const text = (from: number, to: number): string => read.statement.source.text.slice(from, to);
  const last = tokens[j + 1]?.text ?? '';
  const parting = second.lower === 'or' ? 'either' : 'both';
  return [
    replace(
      `“${parting} ${text(middle.start, before.end)} ${second.lower} ${last} …”`,
      place(read, middle.start, middle.start),
      `${parting} `,
    ),
    replace(`“…, ${second.lower} ${last} …”`, place(read, before.end, before.end), ','),
  ];
}
