/** Whether a sentence states a behaviour: that the system, or somebody with its help, does something. */
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import {
  CONTAINING_VERBS,
  ENABLING_VERBS,
  ENSURING_VERBS,
  LIFECYCLE_VERBS,
  MAKING_VERBS,
  PROVIDING_VERBS,
  PURPOSEFUL_VERBS,
  STATIVE_VERBS,
} from '../lexicons/quality.ts';
import { BASE_VERBS } from '../lexicons/verbs.ts';
import { verbBase } from '../nlp/lemma.ts';
import type { Clause } from '../phrases/clause.ts';
import { type NounPhrase, nameOf } from '../phrases/noun-phrase.ts';
import { isProduct, isWork } from './property.ts';
import { limitsAccess, restricts } from './restriction.ts';

/** What the words of a statement were seen to speak of. */
export interface Judging {
  /** Whether the statement speaks of a quality, so that *support* and *handle* say how well. */
  readonly judged: boolean;
  /** Whether it may speak of one: of a technology that is used, say. */
  readonly hinted: boolean;
  /** Whether a name is one of a quality: `authentication`, `privacy`. */
  isQuality(name: string): boolean;
}

/** Whether a main clause has somebody or something do something. */
export function statesBehaviour(sentence: Sentence, judging: Judging): boolean {
  return (
    !isFitCriterion(sentence) &&
    !ensuresRestriction(sentence) &&
    sentence.clauses.some((clause) => isBehaviour(sentence, clause, judging))
  );
}

/** *ensure that only clerks may …*: what is ensured is confidentiality. */
function ensuresRestriction(sentence: Sentence): boolean {
  const ensuring = sentence.clauses.findIndex(({ verb }) => ENSURING_VERBS.has(verb.lemma));
  return ensuring >= 0 && sentence.clauses.slice(ensuring + 1).some((clause) => restricts(sentence, clause));
}

/**
 * *90 % of the users are able to …*, *A survey will show …*: how fulfilment is measured (Robertson and Robertson,
 * *Mastering the Requirements Process*: fit criterion). *The survey shall be sent* and *respondents shall answer* are none.
 */
export function isFitCriterion({ tokens, clauses, phrases }: Sentence): boolean {
  const isShare = (at: number): boolean => {
    const word = tokens[at]?.lower ?? '';
    return word.endsWith('%') || word === 'percent';
  };
  if (
    phrases.some(
      ({ start, head }) => isPerson(head) && tokens[start - 1]?.lower === 'of' && isShare(start - 2),
    )
  )
    return true;
  const asked = tokens.slice(0, 8).some(({ lower }) => ASKED.has(lower));
  if (asked && [0, 1, 2].some(isShare)) return true;
  const main = clauses.find(({ verb }) => verb.finite && !verb.reduced);
  return (
    main !== undefined && SHOWING.has(main.verb.lemma) && main.subjects.some(({ head }) => head === 'survey')
  );
}

const ASKED = new Set(['surveyed', 'respondents', 'interviewed', 'interviewees', 'polled', 'questioned']);
const SHOWING = new Set(['show', 'reveal', 'indicate', 'report', 'confirm', 'find']);

function isBehaviour(sentence: Sentence, clause: Clause, judging: Judging): boolean {
  const { judged, isQuality } = judging;
  const { verb, objects, subjects, complements } = clause;
  if (verb.copula || verb.reduced || verb.negated || isProhibited(sentence, clause)) return false;
  if (hasActivity(clause)) return true;
  if (STATIVE_VERBS.has(verb.lemma)) return false;
  if (judged && ENABLING_VERBS.has(verb.lemma)) return false;
  // *make use of*
  if (verb.lemma === 'make' && objects[0]?.head === 'use') return false;
  if (CONTAINING_VERBS.has(verb.lemma) && !subjects.some(({ head }) => isPerson(head))) return false;
  if (limitsAccess(clause)) return false;
  if (isSubordinate(sentence, clause)) return false;
  const stated =
    verb.modal !== undefined ||
    sentence.role === 'means' ||
    isGranted(sentence, clause, judging) ||
    isCapability(sentence, clause);
  if (!stated) return false;
  const acted = verb.passive ? subjects : objects;
  if (verb.passive && MAKING_VERBS.has(verb.lemma)) return false;
  if (LIFECYCLE_VERBS.has(verb.lemma) && acted.every(isProduct)) return false;
  if (isWork(clause)) return false;
  // *shut down the system*; *ask the system for news* gets something done with it.
  if (
    acted.length > 0 &&
    !complements.some(({ preposition }) => preposition === 'for' || preposition === 'to') &&
    acted.every((phrase) => isProduct(phrase) && !phrase.plural && phrase.modifiers.length === 0)
  )
    return false;
  // *provide privacy*, *maintain security*: a quality by its own name.
  if (
    PROVIDING_VERBS.has(verb.lemma) &&
    objects.length > 0 &&
    objects.every((phrase) => isQuality(nameOf(phrase)))
  )
    return false;
  const that = sentence.tokens[verb.end]?.lower === 'that';
  return verb.passive ? subjects.length > 0 : that || objects.length + complements.length > 0;
}

/** *No card shall be kept*, *only clean data shall be entered*, *gives guests no access*, *whatever might harm guests*: nothing is to be done. */
function isProhibited({ tokens }: Sentence, { verb, subjects, objects }: Clause): boolean {
  const opens = ({ determiner, core }: NounPhrase): boolean =>
    determiner === 'no' || (verb.passive && tokens[core - 1]?.lower === 'only');
  return (
    verb.modal === 'might' || subjects.some(opens) || objects.some(({ determiner }) => determiner === 'no')
  );
}

/** *shall have spell checking*: a gerund that is not counted names what the product does. */
function hasActivity({ verb, subjects, objects }: Clause): boolean {
  if (verb.modal === undefined || verb.passive || subjects.some(({ head }) => isPerson(head))) return false;
  if (verb.lemma !== 'have' && !PROVIDING_VERBS.has(verb.lemma)) return false;
  return objects.some(
    ({ head, determiner, plural }) =>
      head.endsWith('ing') && determiner === undefined && !plural && BASE_VERBS.has(verbBase(head)),
  );
}

/** *where a runtime can be installed*, *because guests may …*: said beside what is demanded. */
function isSubordinate({ tokens }: Sentence, { verb, subjects }: Clause): boolean {
  const start = Math.min(verb.start, ...subjects.map((subject) => subject.start));
  return SUBORDINATE.has(tokens[start - 1]?.lower ?? '');
}

const SUBORDINATE = new Set(
  'where wherever when whenever if unless because since while although though whose'.split(' '),
);

/** *capable of sending*, *the possibility of allowing*: a gerund that says what the subject can do. */
function isCapability(sentence: Sentence, { verb }: Clause): boolean {
  const { tokens } = sentence;
  const main = tokens[verb.main]?.lower ?? '';
  // *allow for quick searching*
  let before = verb.start - 1;
  while (tokens[before]?.tag === 'ADJ' || tokens[before]?.tag === 'ADV') before--;
  const of = tokens[before]?.lower;
  const opener = tokens[before - 1]?.lower ?? '';
  return main.endsWith('ing') && (of === 'of' || of === 'for') && CAPABILITIES.has(opener);
}

const CAPABILITIES = new Set('capable possibility means ability option allow'.split(' '));

/** *shall be able to V*, *has the ability to V*, *allows users to V*: an infinitive that what governs it makes possible. */
function isGranted(sentence: Sentence, { verb, governor }: Clause, { judged, hinted }: Judging): boolean {
  if (!verb.infinitive || governor === undefined) return false;
  const before = sentence.tokens.slice(Math.max(0, verb.start - 6), verb.start).map((token) => token.lower);
  if (before.includes('order')) return false;
  const governing = sentence.clauses[governor];
  // *use animation to …*: what for, not what.
  const means = governing?.verb.lemma ?? '';
  if ((judged && PURPOSEFUL_VERBS.has(means)) || (hinted && USING.has(means))) return false;
  if (governing?.verb.negated === true) return false;
  // *is fast enough to …* and *is easy to …* judge, *is able to …* and *it is possible to …* grant.
  const judging = governing?.verb.copula === true;
  return !judging || before.some((word) => GRANTING.has(word));
}

const USING = new Set(['use', 'utilize', 'utilise']);
const GRANTING = new Set('able possible allowed permitted ready'.split(' '));
