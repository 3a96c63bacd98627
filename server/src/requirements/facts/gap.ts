/** Objects that stand before their clause: *the photos (that) the club has taken*, *rules that members have to follow*. */
import type { Sentence } from '../analysed-statement.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

const RELATIVES = new Set(['that', 'which', 'whom', 'who']);

/** The object that an active clause without one takes from before its subject. */
export function gapObject({ tokens, phrases, clauses }: Sentence, clause: Clause): NounPhrase | undefined {
  const [subject] = clause.subjects;
  const { verb } = clause;
  if (subject === undefined || clause.objects.length > 0 || verb.passive || verb.copula || verb.reduced)
    return undefined;
  // *rules that members have to follow*: the last verb of the chain has the gap.
  const chained = clauses.some(
    (other) => other.governor !== undefined && clauses[other.governor] === clause && other.verb.infinitive,
  );
  if (chained || (verb.infinitive && clause.governor === undefined)) return undefined;
  const first = tokens[subject.start]?.lower ?? '';
  const pronoun = RELATIVES.has(tokens[subject.start - 1]?.lower ?? '');
  // A *that* before a plural is no article of it.
  const taken = subject.plural && first === 'that';
  const end = pronoun ? subject.start - 1 : subject.start;
  const before = phrases.find((phrase) => phrase.end === end && !phrase.pronoun);
  if (before === undefined) return undefined;
  const bare = !pronoun && !taken;
  // Without a pronoun the subject must show where it begins: *photos the club took*, *forms I sent*.
  if (bare && !(subject.determiner !== undefined || subject.pronoun)) return undefined;
  return before;
}
