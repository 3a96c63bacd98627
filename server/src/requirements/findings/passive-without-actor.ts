/** Passive requirements that do not say who acts. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ verb: string }>({
  code: 'req/passive-without-actor',
  severity: 'info',
  docs: {
    reason: 'A passive sentence hides who has to act: the system, or a person?',
    bad: 'A reminder shall be sent to the patient.',
    good: 'The system shall send a reminder to the patient.',
    source: 'INCOSE Guide to Writing Requirements, R2; Mavin et al., EARS, RE’09',
  },
  offByDefault: { why: 'Most passive demands are meant for the system, which nobody doubts.' },
  message: ({ verb }) => `Nobody is named who has to act (“${verb}”).`,
});

/** Verbs whose passive states a property or relation, not an act. */
const STATIVE = new Set(
  `require allow permit base locate associate relate connect link involve concern limit restrict compose comprise divide intend design expect
   know suppose oblige determine identify define describe characterize characterise represent make own use include contain close interest`.split(
    /\s+/,
  ),
);

/** Finds passive main clauses with *shall* or *must* and no *by …*. */
export const passiveWithoutActor: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role !== 'body' && sentence.role !== 'response' && sentence.role !== 'then') return [];
      const clause = sentence.clauses.find((candidate) => candidate.verb.finite && !candidate.verb.reduced);
      if (
        clause === undefined ||
        !isAgentless(clause) ||
        sentence.tokens.some((token) => token.lower === 'by')
      )
        return [];
      const { verb } = clause;
      const first = sentence.tokens[verb.start];
      const last = sentence.tokens[verb.end - 1];
      if (first === undefined || last === undefined) return [];
      const span = place(read, first.start, last.end);
      const words = read.statement.source.text.slice(first.start, last.end);
      return [kind.at(span, { verb: words }, { fixes: activeForm(read, sentence, clause) })];
    }),
};

function isAgentless({ verb, subjects }: Clause): boolean {
  return (
    verb.passive &&
    (verb.modal === 'shall' || verb.modal === 'must') &&
    subjects.length > 0 &&
    !STATIVE.has(verb.lemma)
  );
}

/** Whether the subject can stand as an object: *it* and *they* can, *this* or *none* would read badly. */
function isObject(subject: NounPhrase | undefined): boolean {
  return subject !== undefined && (!subject.pronoun || subject.head === 'it' || subject.head === 'they');
}

function activeForm(read: Parameters<typeof place>[0], sentence: Sentence, { verb, subjects }: Clause) {
  const from = sentence.tokens[subjects[0]?.start ?? 0];
  const before = sentence.tokens[verb.start - 1];
  const last = sentence.tokens[verb.end - 1];
  const [pronoun] = subjects;
  if (from === undefined || before === undefined || last === undefined || !isObject(pronoun)) return [];
  const text = read.statement.source.text;
  const opening = pronoun?.head === 'they' ? 'them' : text.slice(from.start, before.end);
  const keepsCase = /^[A-Z]{2}/.test(opening) || from.tag === 'PROPN';
  const object = keepsCase ? opening : opening.charAt(0).toLowerCase() + opening.slice(1);
  const subject = sentence.role === 'body' && from === sentence.tokens[0] ? 'The system' : 'the system';
  const active = `${subject} ${verb.modal ?? 'shall'}${verb.negated ? ' not' : ''} ${verb.lemma} ${object}`;
  return [replace('Let the system act', place(read, from.start, last.end), active)];
}
