/** Who does what: actions as verb and object, the statement's actor, and permissions (*only a doctor may …*). */
import type { ActionPhrase } from '../../model/specification.ts';
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Permission } from './facts.ts';
import { clausesOf, type Reading } from './reading.ts';

/** Verbs that carry no action of their own. */
const LIGHT = new Set(
  'be have want need wish like able do let get become seem consist belong contain include can'.split(' '),
);
/** Verbs that hand the action to the verb after them: *allow a user to cancel an order*. */
const ENABLING = new Set('allow enable permit let provide offer support help ensure prevent'.split(' '));

/** The actions of a statement, without those of conditions, benefits and purposes. */
export function readActions(reading: Reading): readonly ActionPhrase[] {
  const actions: ActionPhrase[] = [];
  for (const { sentence, clause } of clausesOf(reading)) {
    if (CONDITIONS.has(sentence.role) || clause.verb.reduced || clause.verb.negated) continue;
    const action = actionOf(reading, sentence, clause);
    if (action !== undefined && !actions.some((a) => a.verb === action.verb && a.object === action.object))
      actions.push(action);
  }
  return actions;
}

const CONDITIONS = new Set(['benefit', 'state', 'feature', 'unwanted', 'given', 'trigger', 'when']);

/** The action of one clause, or `undefined` when its verb states none. */
export function actionOf(reading: Reading, sentence: Sentence, clause: Clause): ActionPhrase | undefined {
  const { verb } = clause;
  if (verb.copula || LIGHT.has(verb.lemma) || ENABLING.has(verb.lemma) || !/^[a-z][a-z-]*$/.test(verb.lemma))
    return undefined;
  const target = verb.passive ? clause.subjects[0] : (clause.objects[0] ?? clause.complements[0]?.phrases[0]);
  if (target === undefined || UNITS.has(target.head)) return undefined;
  const object = reading.name(sentence, target);
  return object === undefined ? undefined : { verb: verb.lemma, object };
}

/** *answers within 2 seconds* acts on no second. */
const UNITS = new Set(
  'second minute hour day week month year ms millisecond time date percent etc. etc'.split(' '),
);

/** Whether a name is that of the thing being built. */
export function isSystem(name: string): boolean {
  return SYSTEM_NOUNS.has(name.split(' ').at(-1) ?? name);
}

/** The actor of a statement: the story's role, else who acts in its main clause or in what triggers it. */
export function actorOf(reading: Reading): string | undefined {
  if (reading.role !== undefined) return reading.role;
  for (const { sentence, clause } of clausesOf(reading)) {
    const person = agents(clause)
      .map((phrase) => reading.name(sentence, phrase))
      .find((name) => name !== undefined && isActor(name));
    if (person !== undefined) return person;
  }
  for (const { sentence, clause } of clausesOf(reading)) {
    const [agent] = agents(clause);
    const name = agent === undefined ? undefined : reading.name(sentence, agent);
    if (name !== undefined && isSystem(name)) return name;
  }
  return undefined;
}

/** Who does what a clause says: its subjects, or what follows *by* in the passive. */
export function agents(clause: Clause): readonly NounPhrase[] {
  if (!clause.verb.passive) return clause.subjects;
  return clause.complements.find((complement) => complement.preposition === 'by')?.phrases ?? [];
}

export function isActor(name: string): boolean {
  return isPerson(name.split(' ').at(-1) ?? name);
}

const PERMITTING = new Set(['can', 'may', 'shall', 'must', 'will', 'could', 'should', 'cannot', 'ca']);

/** What actors may and may not do. */
export function readPermissions(reading: Reading): readonly Permission[] {
  const found: Permission[] = [];
  for (const { sentence, clause } of clausesOf(reading)) {
    if (sentence.role === 'benefit' || clause.verb.reduced) continue;
    if (clause.verb.negated && CONDITIONS.has(sentence.role)) continue;
    const action = actionOf(reading, sentence, clause);
    if (action === undefined) continue;
    for (const agent of agents(clause)) {
      const name = reading.name(sentence, agent);
      if (name === undefined || isSystem(name) || !(name === reading.role || isActor(name))) continue;
      const wish = name === reading.role && sentence.role === 'means';
      const granted = clause.verb.modal !== undefined && PERMITTING.has(clause.verb.modal);
      const acting =
        sentence.role === 'trigger' ||
        sentence.role === 'when' ||
        clause.verb.finite ||
        clause.governor !== undefined;
      if (wish || granted || acting)
        found.push({ actor: name, action, allowed: !negated(sentence, clause), source: reading.id });
    }
  }
  return found;
}

/** Negation of the clause or of the clause that governs it: *is not allowed to cancel*. */
function negated(sentence: Sentence, clause: Clause): boolean {
  if (clause.verb.negated) return true;
  const governor = clause.governor === undefined ? undefined : sentence.clauses[clause.governor];
  if (governor === undefined) return false;
  const coordinated = !clause.verb.infinitive;
  return (
    (governor.verb.negated || FORBIDDING.has(governor.verb.lemma)) &&
    (coordinated || FORBIDDING.has(governor.verb.lemma) || governor.verb.passive || governor.verb.copula)
  );
}

const FORBIDDING = new Set(['forbid', 'prohibit', 'prevent']);
