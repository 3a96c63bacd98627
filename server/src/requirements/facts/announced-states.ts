/** *An order is in one of the following states: new, packed or shipped*: the states of a thing behind a colon. */
import type { Sentence } from '../analysed-statement.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { listFrom } from './enumerations.ts';
import type { Possession } from './facts.ts';
import { isSystem } from './possession.ts';
import type { Reading } from './reading.ts';

const VERBS = new Set(['be', 'have', 'take']);

/** The states that one sentence announces of its subject. */
export function readAnnouncedStates(reading: Reading, sentence: Sentence): readonly Possession[] {
  const { tokens, phrases } = sentence;
  const noun = phrases.find(
    ({ head, end, plural }) => plural && STATE_NOUNS.has(head) && announces(sentence, end),
  );
  const clause = sentence.clauses[0];
  const [subject] = clause?.subjects ?? [];
  if (noun === undefined || subject === undefined || clause === undefined || clause.verb.negated) return [];
  if (!VERBS.has(clause.verb.lemma) || noun.start < clause.verb.end) return [];
  // *in one of the states*: of several, a thing has one.
  const before = tokens.slice(clause.verb.end, noun.core).map(({ lower }) => lower);
  if (!before.includes('one') && !before.includes('following')) return [];
  const owner = reading.name(sentence, subject);
  const colon = tokens.findIndex(({ text }, i) => i >= noun.end && text === ':');
  const values = listFrom(tokens, colon + 1);
  if (owner === undefined || isSystem(owner) || values === undefined) return [];
  return [{ owner, part: noun.head, verb: 'be', plural: false, strength: 'has', values, source: reading.id }];
}

/** Whether a colon follows, at once or behind a word or two. */
function announces({ tokens }: Sentence, end: number): boolean {
  return tokens.slice(end, end + 2).some(({ text }) => text === ':');
}
