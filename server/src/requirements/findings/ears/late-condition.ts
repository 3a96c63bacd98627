/** Conditions behind the response: *The system shall … when …*. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place, replace } from '../finding.ts';
import { isDemand, mainClauses } from '../main-clause.ts';
import { earsForm, readCondition } from './frame.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/late-condition',
  severity: 'hint',
  docs: {
    reason: 'In EARS the condition comes first, in the order in which things happen.',
    bad: 'The system must send a reminder when an appointment is due in 24 hours.',
    good: 'When an appointment is due in 24 hours, the system shall send a reminder.',
    source: 'Mavin et al., EARS, RE’09; INCOSE Guide to Writing Requirements, R1 and R27',
  },
  offByDefault: { why: 'Where EARS is no rule of the house, a condition at the end is as clear.' },
  message: ({ words }) => `“${words}” comes first in EARS.`,
});

/** Finds conditions at the end of a sentence that demands something. */
export const lateCondition: Finding = {
  kind,
  inStatement: (read) => {
    const { sentences, source } = read.statement;
    const [sentence, ...others] = sentences.filter(({ role }) => role !== 'aside');
    const inset = insetIn(sentence, others[0]);
    if (inset !== undefined && others.length === 1) return [...betweenCommas(read, inset)];
    if (sentence === undefined || others.length > 0 || sentence.role !== 'body') return [];
    const demand = mainClauses(sentence).find(isDemand);
    const at = demand === undefined ? -1 : conditionAfter(sentence, demand.verb.end);
    const [first, before] = [sentence.tokens[at], sentence.tokens[at - 1]];
    if (first === undefined || before === undefined) return [];
    const end =
      sentence.start + source.text.slice(sentence.start, sentence.end).replace(/[\s.]{1,20}$/, '').length;
    const words = source.text.slice(first.start, end);
    const condition = readCondition(words);
    if (condition === undefined) return [];
    const main = source.text.slice(sentence.start, before.text === ',' ? before.start : before.end);
    const fix = replace(
      'Rewrite to EARS',
      place(read, sentence.start, end),
      earsForm([condition], main.trimEnd()),
    );
    return [kind.at(place(read, first.start, end), { words: first.text }, { fixes: [fix] })];
  },
};

interface Inset {
  readonly condition: Sentence;
  readonly main: Sentence;
}

/** A condition between commas behind the modal verb is read before the clause that it stands in. */
function insetIn(condition: Sentence | undefined, main: Sentence | undefined): Inset | undefined {
  const nested = condition !== undefined && main !== undefined && main.start < condition.start;
  return nested && main.end > condition.end ? { condition, main } : undefined;
}

function betweenCommas(read: ReadStatement, { condition, main }: Inset): readonly Diagnostic[] {
  const { text } = read.statement.source;
  const said = readCondition(text.slice(condition.start, condition.end));
  if (said === undefined) return [];
  const before = text.slice(main.start, condition.start).replace(/[,\s]{1,8}$/, '');
  const after = text.slice(condition.end, main.end).replace(/^[,\s]{1,8}/, '');
  const whole = place(read, main.start, main.end);
  const fix = replace('Rewrite to EARS', whole, earsForm([said], `${before} ${after}`.trimEnd()));
  const words = said.keyword.toLowerCase();
  return [kind.at(place(read, condition.start, condition.end), { words }, { fixes: [fix] })];
}

/** Index of the word that opens a condition after `from`; a verb before it asks (*check if*), and *only if* limits. */
function conditionAfter({ tokens, clauses }: Sentence, from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined || !OPENERS.has(token.lower)) continue;
    const before = tokens[i - 1];
    if (
      before === undefined ||
      ASKING.has(before.lemma) ||
      before.tag === 'ADP' ||
      NOT_BEFORE.has(before.lower)
    )
      return -1;
    return clauses.some(({ verb }) => verb.start > i) ? i : -1;
  }
  return -1;
}

/** Verbs after which *if* and *when* ask. */
const ASKING = new Set(
  'check verify decide determine see show know test ask tell indicate confirm record store display specify define log detect'.split(
    ' ',
  ),
);
const OPENERS = new Set(['when', 'whenever', 'while', 'if']);
const NOT_BEFORE = new Set(['only', 'even', 'and', 'or', 'except', 'than', 'as', 'but']);
