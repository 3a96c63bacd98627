/** Passive demands whose actor comes last: *shall be approved by the manager*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { Clause } from '../../phrases/clause.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place, replace } from '../finding.ts';
import { capitalised, decapitalised, isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ actor: string }>({
  code: 'req/passive-with-actor',
  severity: 'hint',
  docs: {
    reason: 'Who acts comes first in the active voice, where readers and tools look for it.',
    bad: 'Each order shall be approved by the manager.',
    good: 'The manager shall approve each order.',
    source: 'INCOSE Guide to Writing Requirements, R2',
  },
  offByDefault: {
    why: 'Nothing is missing from such a sentence, and what it is about may deserve the first place.',
  },
  message: ({ actor }) => `Let “${actor}” be the subject.`,
});

/** Finds passive demands with *by* and somebody or something that acts. */
export const passiveWithActor: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const by = clause.complements.find(({ preposition }) => preposition === 'by');
        const [actor] = by?.phrases ?? [];
        if (!isDemand(clause) || !clause.verb.passive || actor === undefined || by?.phrases.length !== 1)
          return [];
        const [from, to] = [sentence.tokens[actor.start], sentence.tokens[actor.end - 1]];
        const [first, last] = [sentence.tokens[clause.verb.start], sentence.tokens[clause.verb.end - 1]];
        // *by 5 %*, *by 2030*, *by e-mail*: how much, when and how.
        if (
          from === undefined ||
          to === undefined ||
          first === undefined ||
          last === undefined ||
          actor.determiner === undefined
        )
          return [];
        const words = read.statement.source.text.slice(from.start, to.end);
        const fixes = active(read, sentence, clause, [from.start, to.end]);
        return [kind.at(place(read, first.start, to.end), { actor: words }, { fixes })];
      }),
    ),
};

function active(
  read: ReadStatement,
  { tokens }: Sentence,
  { verb, subjects }: Clause,
  actor: readonly [number, number],
): readonly Fix[] {
  const { text } = read.statement.source;
  const [subject, first, last] = [tokens[subjects[0]?.start ?? -1], tokens[verb.start], tokens[verb.end - 1]];
  if (subject === undefined || first === undefined || last === undefined || subjects[0]?.pronoun === true)
    return [];
  const opens = tokens[0] === subject;
  const who = text.slice(actor[0], actor[1]);
  const what = text.slice(subject.start, first.start).trim();
  const between = text
    .slice(last.end, actor[0])
    .replace(/\bby\s{0,4}$/, '')
    .trimEnd();
  const newText = `${opens ? capitalised(who) : who} ${verb.modal}${verb.negated ? ' not' : ''} ${verb.lemma} ${opens ? decapitalised(what) : what}${between}`;
  return [replace('Say it in the active voice', place(read, subject.start, actor[1]), newText)];
}
