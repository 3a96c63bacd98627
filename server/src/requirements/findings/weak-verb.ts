/** Verbs that do not bind: *should*, *could*, *might*; and *may* or *can* where nobody is given a permission. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Sentence } from '../analysed-statement.ts';
import { isActor } from '../facts/actions.ts';
import { nameOf } from '../phrases/noun-phrase.ts';
import type { VerbGroup } from '../phrases/verb-group.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ verb: string }>({
  code: 'req/weak-verb',
  severity: 'warning',
  docs: {
    reason: 'Weak verbs leave open whether the requirement binds.',
    bad: 'The system should save the draft.',
    good: 'The system shall save the draft.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.4; RFC 2119',
  },
  message: ({ verb }) => `“${verb}” does not bind: say “shall”, or move the wish to a note.`,
});

const WEAK = new Set(['should', 'could', 'might', 'would', 'ought']);

/** Finds weak verbs in the main clauses of statements; wishes of stories and conditions are left alone. */
export const weakVerb: Finding = {
  kind,
  inStatement: (read) => {
    if (read.statement.kind === 'user-story') return [];
    return read.statement.sentences.flatMap((sentence) => {
      if (sentence.role !== 'body' && sentence.role !== 'response' && sentence.role !== 'then') return [];
      return sentence.clauses.flatMap(({ verb, subjects }) => {
        const modal = verb.modal;
        if (modal === undefined || verb.reduced || listsStates(sentence, verb)) return [];
        const permission = subjects.some((subject) => isActor(nameOf(subject)));
        const system = subjects.some(
          (subject) => subject.head === 'system' || subject.head === 'application',
        );
        if (
          !WEAK.has(modal) &&
          !((modal === 'may' || modal === 'can') && system && !permission && !verb.negated)
        )
          return [];
        const token = sentence.tokens
          .slice(verb.start, verb.end)
          .find((candidate) => candidate.lower === modal);
        if (token === undefined || isSubordinate(sentence.tokens[verb.start - 2]?.lower)) return [];
        const span = place(read, token.start, token.end);
        const fixes = [replace('Say “shall”', span, 'shall', true)];
        return [kind.at(span, { verb: token.text }, { fixes })];
      });
    });
  },
};

/** *An application can be in one of the states …*: tells what states there are. */
function listsStates({ tokens }: Sentence, { copula, end }: VerbGroup): boolean {
  const after = tokens.slice(end, end + 3).map(({ lower }) => lower);
  return copula && after.includes('one') && after.includes('of');
}

/** `… what the user should do`: inside a dependent clause the verb does not state the requirement. */
function isSubordinate(word: string | undefined): boolean {
  return word === 'what' || word === 'which' || word === 'how' || word === 'why' || word === 'whether';
}
