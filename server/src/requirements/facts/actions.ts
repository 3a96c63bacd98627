/** Who does what: actions as verb and object, the statement's actor, and permissions (*only a doctor may …*). */
import type { ActionPhrase } from '../../model/specification.ts';
import type { Sentence } from '../analysed-statement.ts';
import { conditionRoles, type SegmentRole } from '../kinds/segment.ts';
import { HAVE_FORMS } from '../lexicons/function-words.ts';
import { isPerson, LEADERS } from '../lexicons/persons.ts';
import { mayBeSystem } from '../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import type { Clause } from '../phrases/clause.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { Permission } from './facts.ts';
import { clausesOf, type Reading } from './reading.ts';
import { targetsOf } from './recipients.ts';
import { isStateValue } from './state-lists.ts';

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
    if (BESIDE.has(sentence.role) || clause.verb.reduced || clause.verb.negated) continue;
    if (isConditional(sentence, clause) || isPast(sentence, clause)) continue;
    const action = actionOf(reading, sentence, clause);
    if (action !== undefined && !actions.some((a) => a.verb === action.verb && a.object === action.object))
      actions.push(action);
  }
  return actions;
}

/** *members who have left the town*: what was done tells which are meant, and asks for nothing. */
function isPast({ tokens }: Sentence, { verb }: Clause): boolean {
  const relative = RELATIVES.has(tokens[verb.start - 1]?.lower ?? '');
  return relative && HAVE_FORMS.has(tokens[verb.start]?.lower ?? '') && verb.main > verb.start;
}

const RELATIVES = new Set(['who', 'that', 'which']);

const BESIDE: ReadonlySet<SegmentRole> = new Set<SegmentRole>([...conditionRoles, 'benefit']);

/** The action of one clause, or `undefined` when its verb states none. */
export function actionOf(reading: Reading, sentence: Sentence, clause: Clause): ActionPhrase | undefined {
  const { verb } = clause;
  if (verb.copula || LIGHT.has(verb.lemma) || ENABLING.has(verb.lemma) || !/^[a-z][a-z-]*$/.test(verb.lemma))
    return undefined;
  if (isStateValue(sentence, verb) || describes(reading, sentence, clause)) return undefined;
  const { object: target, recipient } = targetsOf(reading, sentence, clause);
  const name = target === undefined ? undefined : reading.name(sentence, target);
  const receiver = recipient === undefined ? undefined : reading.name(sentence, recipient);
  if (target !== undefined && isMeasure(target)) return undefined;
  if (receiver !== undefined) return { verb: verb.lemma, object: name ?? '', recipient: receiver };
  return name === undefined ? undefined : { verb: verb.lemma, object: name };
}

/** *A bin is located in an aisle*, *a receipt records the date*, *an event takes place*: says how things are, without anybody acting. */
function describes(reading: Reading, sentence: Sentence, clause: Clause): boolean {
  const { verb, objects } = clause;
  if (verb.lemma === 'take' && objects[0]?.head === 'place') return true;
  if (!DESCRIBING.has(verb.lemma) || verb.modal !== undefined || verb.infinitive) return false;
  return !agents(clause).some((agent) => {
    const name = reading.name(sentence, agent);
    return name !== undefined && (isActor(name) || isSystem(name) || name === reading.role);
  });
}

const DESCRIBING = new Set(
  `describe specify record locate number hold reference represent identify define situate install park compose divide cover concern
   state document list carry store`.split(/\s+/),
);

/** *answers within 2 seconds* acts on no second. */
function isMeasure({ head }: NounPhrase): boolean {
  return (
    UNIT_NOUNS.has(head) ||
    head === 'time' ||
    head === 'date' ||
    head === 'default' ||
    head === 'etc' ||
    head === 'etc.'
  );
}

/** *… if the vehicle leaves the zone*, *… when replacing a meter*: what a condition at the end says happens is not asked for. */
function isConditional({ tokens }: Sentence, { subjects, verb }: Clause): boolean {
  const first = subjects[0]?.start ?? verb.start;
  const asked = subjects[0]?.head === 'who' && tokens[first - 1]?.tag === 'VERB';
  if (asked) return true;
  const before = verb.infinitive ? undefined : tokens[(first < verb.start ? first : verb.start) - 1];
  return before !== undefined && CONDITIONAL.has(before.lower);
}

const CONDITIONAL = new Set('if when whenever while unless once until after before'.split(' '));

/** Whether a name is that of the thing being built. */
export function isSystem(name: string): boolean {
  return mayBeSystem(name.split(' ').at(-1) ?? name);
}

/** The actor of a statement: the story's role, else who acts in its main clause or in what triggers it. */
export function actorOf(reading: Reading): string | undefined {
  if (reading.role !== undefined) return reading.role;
  for (const { sentence, clause } of clausesOf(reading)) {
    const person = agents(clause)
      .filter((phrase) => !isCount(sentence, phrase))
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
  // *by its owner or by the manager*
  return clause.complements.flatMap(({ preposition, phrases }) => (preposition === 'by' ? phrases : []));
}

/** *The number of pupils*: a number does nothing. */
function isCount({ tokens }: Sentence, { start, core }: NounPhrase): boolean {
  return tokens.slice(start, core).some(({ lower }) => lower === 'number');
}

export function isActor(name: string): boolean {
  const [before = name, of] = name.split(' of ');
  const head = before.split(' ').at(-1) ?? name;
  return of === undefined ? isPerson(head) : LEADERS.has(head);
}

const PERMITTING = new Set(['can', 'may', 'shall', 'must', 'will', 'could', 'should', 'cannot', 'ca']);

/** What actors may and may not do. */
export function readPermissions(reading: Reading): readonly Permission[] {
  const found: Permission[] = [];
  for (const { sentence, clause } of clausesOf(reading)) {
    if (sentence.role === 'benefit' || clause.verb.reduced || isPast(sentence, clause)) continue;
    if (clause.verb.negated && BESIDE.has(sentence.role)) continue;
    const action = actionOf(reading, sentence, clause);
    if (action === undefined || action.object === '') continue;
    // *I as a librarian want to …*: the wish has lost its subject to the role.
    const wished = reading.role !== undefined && sentence.role === 'means' && clause.verb.infinitive;
    if (wished && clause.subjects.length === 0)
      found.push({ actor: reading.role, action, allowed: !negated(sentence, clause), source: reading.id });
    for (const agent of agents(clause)) {
      const name = isCount(sentence, agent) ? undefined : reading.name(sentence, agent);
      if (name === undefined || isSystem(name) || !(name === reading.role || isActor(name))) continue;
      const wish = name === reading.role && sentence.role === 'means';
      const granted = clause.verb.modal !== undefined && PERMITTING.has(clause.verb.modal);
      const acting =
        sentence.role === 'trigger' ||
        sentence.role === 'when' ||
        clause.verb.finite ||
        clause.governor !== undefined;
      if (wish || granted || acting)
        found.push({
          actor: name,
          action,
          // *If no pilot accepts the order* forbids nothing: pilots may.
          allowed: BESIDE.has(sentence.role) || (!isNone(sentence, agent) && !negated(sentence, clause)),
          source: reading.id,
        });
    }
  }
  return found;
}

/** *No guest may …*, *Neither guests nor visitors may …* */
function isNone({ tokens }: Sentence, { determiner, start }: NounPhrase): boolean {
  if (determiner === 'no') return true;
  const [before, first] = [tokens[start - 1]?.lower, tokens[start]?.lower];
  return before === 'nor' || before === 'neither' || first === 'neither';
}

/** Negation of the clause or of the clause that governs it: *is not allowed to cancel*. */
function negated(sentence: Sentence, clause: Clause): boolean {
  if (clause.verb.negated) return true;
  const governor = clause.governor === undefined ? undefined : sentence.clauses[clause.governor];
  if (governor === undefined) return false;
  const { verb } = governor;
  const coordinated = !clause.verb.infinitive;
  const permitting = verb.passive || verb.copula || ENABLING.has(verb.lemma);
  if (FORBIDDING.has(verb.lemma)) return !verb.negated;
  return verb.negated && (coordinated || permitting);
}

const FORBIDDING = new Set(['forbid', 'prohibit', 'prevent']);
