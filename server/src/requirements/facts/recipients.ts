/** What an action is done to, told from who gets it: *notify the customer*, *send the guest a confirmation*. */
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Reading } from './reading.ts';

export interface Targets {
  readonly object?: NounPhrase;
  readonly recipient?: NounPhrase;
}

/** Verbs whose object is told something (Levin 1993, ch. 37.9 "advise verbs"); what about follows a preposition. */
const TELLING = new Set('notify inform alert warn remind advise tell email e-mail message'.split(' '));
/** Verbs that hand over or tell in the double object frame (Levin 1993, ch. 13.1 and 37.1). */
const GIVING = new Set(
  'send give show offer issue assign grant hand lend pay tell deliver forward'.split(' '),
);
const ASKING = new Set(['who', 'what', 'which', 'whom']);
const SUBJECT_MATTER = new Set(['about', 'of', 'on', 'regarding', 'concerning']);
/** Verbs that say where or how something is, or how long it lasts: what follows their preposition is not acted on. */
const STATIVE = new Set(
  `work live belong depend relate reside stay start begin end last expire arrive depart refer apply correspond differ stand lie
   exist occur happen appear come remain range vary result`.split(/\s+/),
);

/** The object and the recipient of a clause; a passive one has them before its verb. */
export function targetsOf(reading: Reading, sentence: Sentence, clause: Clause): Targets {
  const { verb, objects, complements } = clause;
  const direct = verb.passive ? clause.subjects : objects;
  const [first, second] = direct;
  if (first === undefined) {
    // *logs in with a password* acts on no password.
    const entering = verb.lemma === 'log' || verb.lemma === 'sign';
    const intransitive =
      verb.passive || STATIVE.has(verb.lemma) || (entering && complements[0]?.preposition === 'with')
        ? undefined
        : complements[0]?.phrases[0];
    return intransitive === undefined ? {} : { object: intransitive };
  }
  // *see who signed up*: the question is no thing.
  if (first.pronoun && ASKING.has(first.head)) return {};
  if (TELLING.has(verb.lemma)) {
    const about = complements.find(({ preposition }) => SUBJECT_MATTER.has(preposition))?.phrases[0];
    return about === undefined ? { recipient: first } : { recipient: first, object: about };
  }
  if (!GIVING.has(verb.lemma)) return { object: first };
  // Two phrases with nothing between them: the first gets the second.
  if (!verb.passive && second !== undefined && second.start === first.end && second.determiner !== undefined)
    return { object: second, recipient: first };
  const to = complements.find(({ preposition }) => preposition === 'to')?.phrases[0];
  const receiver = to === undefined ? undefined : reading.name(sentence, to);
  const personal = receiver !== undefined && isPerson(receiver.split(' ').at(-1) ?? receiver);
  return to !== undefined && personal ? { object: first, recipient: to } : { object: first };
}
