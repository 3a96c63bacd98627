/** Several requirements in one sentence. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Sentence } from '../analysed-statement.ts';
import type { ReadStatement } from '../specification.ts';
import { type Finding, NEXT_STATEMENT, place, replace } from './finding.ts';
import { capitalised, decapitalised, mainClauses } from './main-clause.ts';

const kind = defineDiagnostic({
  code: 'req/compound-statement',
  severity: 'warning',
  docs: {
    reason: 'Two requirements in one sentence cannot be traced, prioritised or tested apart.',
    bad: 'The system shall store the order and the clerk shall print the receipt.',
    good: 'The system shall store the order.\nThe clerk shall print the receipt.',
    source: 'INCOSE Guide to Writing Requirements, R18 and R19; ISO/IEC/IEEE 29148:2018, 5.2.5 (singular)',
  },
  message: () => 'This sentence states more than one requirement.',
});

const BINDING = new Set(['shall', 'must', 'will', 'should']);
const MAIN = new Set(['body', 'response']);
const RELATIVE = new Set(['that', 'which', 'who']);

/** Finds a second main clause with its own subject or modal after *and*, *but* or a semicolon. */
export const compoundStatement: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (!MAIN.has(sentence.role)) return [];
      const direct = mainClauses(sentence);
      const mains = sentence.clauses.filter((clause) => {
        const { verb } = clause;
        if (!verb.finite || verb.reduced) return false;
        return BINDING.has(verb.modal ?? '') || (isFact(sentence.tokens, verb) && direct.includes(clause));
      });
      const [first, ...others] = mains.filter(({ verb }) => !isCondition(sentence, verb.start));
      if (first === undefined) return [];
      return others.slice(0, 4).flatMap((clause) => {
        // *a list of courses that must be taken*: no demand of its own.
        if (clause.subjects[0]?.pronoun === true && RELATIVE.has(clause.subjects[0].head)) return [];
        if (RELATIVE.has(sentence.tokens[clause.verb.start - 1]?.lower ?? '')) return [];
        const start =
          clause.governor === undefined && clause.subjects[0] !== undefined
            ? clause.subjects[0].start
            : clause.verb.start;
        const joiner = sentence.tokens[start - 1];
        const next = sentence.tokens[start];
        if (
          joiner === undefined ||
          next === undefined ||
          !(joiner.lower === 'and' || joiner.lower === 'but' || joiner.text === ';')
        )
          return [];
        const own = start !== clause.verb.start;
        if (!own && clause.verb.modal === undefined) return [];
        const before = sentence.tokens[start - 2];
        const text = read.statement.source.text;
        const cutFrom = before?.text === ',' ? before.start : (before?.end ?? joiner.start);
        const subject = first.subjects[0];
        const from = sentence.tokens[subject?.start ?? 0]?.start ?? 0;
        const to = sentence.tokens[first.verb.start - 1]?.end ?? from;
        const opening = own
          ? text.slice(next.start, next.end)
          : `${text.slice(from, to)} ${text.slice(next.start, next.end)}`;
        const cut = place(read, cutFrom, next.end);
        const condition = sentence.role === 'response' ? conditionOf(read, sentence) : '';
        const second = condition === '' ? capitalised(opening) : condition + decapitalised(opening);
        const fixes =
          condition === undefined
            ? []
            : [
                replace('Split into two statements', cut, `.${NEXT_STATEMENT}${second}`),
                replace('Split into two sentences', cut, `. ${second}`),
              ];
        const last = sentence.tokens.at(-1) ?? next;
        return [kind.at(place(read, joiner.start, Math.max(next.end, last.end)), undefined, { fixes })];
      });
    }),
};

/** Whether the stretch between two commas that holds the token `at` opens like a condition: *once A is done and B is full, …*. */
function isCondition({ tokens }: Sentence, at: number): boolean {
  let start = at;
  while (start > 0 && tokens[start - 1]?.tag !== 'PUNCT') start--;
  while (start < at && /^[\d.]/.test(tokens[start]?.text ?? '')) start++;
  return OPENING.has(tokens[start]?.lower ?? '');
}

const OPENING = new Set(
  'when whenever while if once after until where unless because although as'.split(' '),
);

/** The condition that both halves of a response depend on, up to the response; undefined when another sentence stands before. */
function conditionOf(read: ReadStatement, response: Sentence): string | undefined {
  const { sentences, source } = read.statement;
  const before = sentences.slice(0, sentences.indexOf(response)).filter(({ role }) => role !== 'aside');
  const [first] = before;
  if (first === undefined || before.some(({ role }) => role === 'body' || role === 'response'))
    return undefined;
  return source.text.slice(first.start, response.start);
}

/** A plain present clause in the passive counts too: *the slot is freed and the patient is informed*. */
function isFact(
  tokens: readonly { readonly tag: string }[],
  verb: { readonly passive: boolean; readonly start: number; readonly modal?: string },
): boolean {
  return verb.passive && verb.modal === undefined && tokens[verb.start]?.tag === 'AUX';
}
