/** Demands that something does not happen. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { isPerson } from '../../lexicons/persons.ts';
import type { Clause } from '../../phrases/clause.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place, replace } from '../finding.ts';
import { gerundOf } from '../inflect.ts';
import { decapitalised, isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/negative-statement',
  severity: 'hint',
  docs: {
    reason: 'That something never happens cannot be tested to the end: say what happens instead.',
    bad: 'The system shall not allow a guest to delete a booking.',
    good: 'The system shall prevent a guest from deleting a booking.',
    source: 'INCOSE Guide to Writing Requirements, R16; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  offByDefault: { why: 'Most prohibitions of access and safety are said best in the negative.' },
  message: ({ words }) => `“${words}” says what is not to happen: say what happens instead.`,
});

/** Finds *shall not* and *must not* in what is demanded. */
export const negativeStatement: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const [first, last] = [sentence.tokens[clause.verb.start], sentence.tokens[clause.verb.end - 1]];
        if (!isDemand(clause) || !clause.verb.negated || first === undefined || last === undefined) return [];
        const words = read.statement.source.text.slice(first.start, last.end);
        return [
          kind.at(place(read, first.start, last.end), { words }, { fixes: positive(read, sentence, clause) }),
        ];
      }),
    ),
};

const ALLOWING = new Set(['allow', 'permit', 'let', 'enable']);

function positive(
  read: ReadStatement,
  { tokens }: Sentence,
  { verb, subjects, objects }: Clause,
): readonly Fix[] {
  const [first, last] = [tokens[verb.start], tokens[verb.end - 1]];
  if (first === undefined || last === undefined) return [];
  const span = place(read, first.start, last.end);
  const { text } = read.statement.source;
  const generic = replace('Say what happens instead', span, `${first.text} [do what instead]`);
  if (verb.passive) return [generic];
  if (verb.lemma === 'exceed') return [replace('Say “be at most”', span, `${first.text} be at most`)];
  const [object] = objects;
  const [from, to, action] = [
    tokens[object?.start ?? -1],
    tokens[object?.end ?? -1],
    tokens[(object?.end ?? -2) + 1],
  ];
  if (ALLOWING.has(verb.lemma) && from !== undefined && to?.lower === 'to' && action?.tag === 'VERB') {
    const whom = text.slice(from.start, to.start).trim();
    const newText = `${first.text} prevent ${whom} from ${gerundOf(action.lemma)}`;
    return [replace('Say “prevent”', place(read, first.start, action.end), newText)];
  }
  const [subject] = subjects;
  const start = tokens[subject?.start ?? -1];
  if (subject !== undefined && start !== undefined && !verb.copula && isPerson(subject.head)) {
    const whom = decapitalised(text.slice(start.start, first.start).trim());
    const opening = subject.start === 0 ? 'The system' : 'the system';
    const newText = `${opening} ${first.text} prevent ${whom} from ${gerundOf(verb.lemma)}`;
    return [replace('Say “prevent”', place(read, start.start, last.end), newText)];
  }
  return [generic];
}
