/** Who may not: clauses that keep a function from some of those who would use it, or name the only ones who have it. */
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { LIMITING_VERBS } from '../lexicons/quality.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';

/**
 * Whether a clause states confidentiality (ISO/IEC 25010: *data are accessible only to those authorized to have access*) and no
 * function: *only clerks may …*, *nobody can …*, *guests cannot …*, *can only be read by clerks*, *access is limited to clerks*.
 */
export function restricts(sentence: Sentence, clause: Clause): boolean {
  const { verb, subjects } = clause;
  const governor = clause.governor === undefined ? undefined : sentence.clauses[clause.governor];
  // *shall not be able to read*: what is granted is what is denied.
  if (governor !== undefined && verb.infinitive && restricts(sentence, governor)) return true;
  if (limitsAccess(clause)) return true;
  if (verb.passive && !isAble(sentence, clause)) return isOnlyBy(sentence, clause);
  const granted = verb.modal !== undefined && GRANTS.has(verb.modal);
  if (verb.negated) return (granted || isAble(sentence, clause)) && subjects.some(isSomebody);
  return subjects.some((subject) => isSomebody(subject) && isExclusive(sentence, subject, verb.start));
}

/** *Access to the vault is restricted to clerks.* */
export function limitsAccess({ verb, subjects }: Clause): boolean {
  return LIMITING_VERBS.has(verb.lemma) && verb.passive && subjects.some(({ head }) => head === 'access');
}

const GRANTS = new Set(['can', 'could', 'may', 'might']);

/** *is able to*, *is possible*, *has the ability to* */
export function isAble({ tokens }: Sentence, { verb }: Clause): boolean {
  return tokens.slice(verb.start, verb.end + 3).some(({ lower }) => ABLE.has(lower));
}

const ABLE = new Set(
  'able allowed permitted authorized authorised entitled possible capable available ability capability possibility option means'.split(
    ' ',
  ),
);

/** *Only clerks*, *no clerk*, *nobody*, *clerks only*. */
function isExclusive({ tokens }: Sentence, subject: NounPhrase, verb: number): boolean {
  const { start, core, head } = subject;
  // *only registered customers*: taggers call the participle a verb.
  const from = tokens[start - 1]?.tag === 'VERB' ? start - 2 : start - 1;
  const opening = tokens.slice(Math.max(0, from), core).map(({ lower }) => lower);
  return (
    NOBODY.has(head) ||
    opening.some((word) => word === 'only' || word === 'no' || word === 'none') ||
    tokens[verb - 1]?.lower === 'only'
  );
}

const NOBODY = new Set(['nobody', 'noone', 'none']);

/** *can only be read by clerks*, *is only accessible to clerks*, *shall be read only by clerks* */
function isOnlyBy({ tokens }: Sentence, { verb, complements }: Clause): boolean {
  const only = tokens.slice(Math.max(0, verb.start - 1), verb.end + 1).some(({ lower }) => lower === 'only');
  return (
    only && complements.some(({ preposition, phrases }) => preposition === 'by' && phrases.some(isSomebody))
  );
}

/** Somebody who could be granted something: a person, a role, an organisation, or whoever acts in their name. */
function isSomebody({ head }: NounPhrase): boolean {
  return isPerson(head) || NOBODY.has(head) || GROUPS.has(head);
}

const GROUPS = new Set('personnel staff role group party third-party public world account'.split(' '));
