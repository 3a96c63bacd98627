/**
 * Entities and relationships of a backlog of user stories. One story says little of what to model: what many stories act on, in what
 * company, tells what the domain is made of.
 */
import type { Facts } from '../../facts/facts.ts';
import { isSystem } from '../../facts/possession.ts';
import { AMBIGUOUS_NOUNS, CLASS_NOUNS } from '../../lexicons/attribute-nouns.ts';
import { IDIOM_NOUNS } from '../../lexicons/software-nouns.ts';
import { AMBIGUOUS_SYSTEM_NOUNS } from '../../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../../lexicons/units.ts';
import { isNameable, isPropertyName } from '../evidence.ts';
import type { Names } from '../names.ts';
import { companyIn, tiesOf } from './company.ts';
import { leastToKeep } from './most-useful.ts';
import { entityProbability, relationProbability } from './probability.ts';
import { type SpokenName, type SpokenPair, spokenOf, spokenPairs } from './spoken.ts';

export interface Backlog {
  /** Canonical name → probability, of the entities to show. */
  readonly entities: ReadonlyMap<string, number>;
  readonly pairs: readonly RelatedPair[];
}

/** Two entities that stories relate. */
export interface RelatedPair extends Pick<SpokenPair, 'a' | 'b' | 'stories'> {
  readonly probability: number;
}

/** What to model of a backlog. */
export function readBacklog(told: readonly Facts[], names: Names): Backlog {
  const spoken = spokenOf(told, names);
  const candidates = new Map([...spoken.names].filter(([, one]) => mayBeModelled(one)));
  const spokenTogether = spokenPairs(spoken, names, candidates);
  const ties = tiesOf(spokenTogether.values());
  const chances = new Map<string, number>();
  for (const [name, one] of candidates) chances.set(name, entityProbability(one, ties.has(name)));
  const entities = new Map([...chances].filter(([, chance]) => chance >= LIKELY));
  const companyOf = companyIn(spoken.stories, ties, chances);
  const pairs: RelatedPair[] = [];
  for (const pair of spokenTogether.values()) {
    const [p, q] = [entities.get(pair.a), entities.get(pair.b)];
    const [one, other] = [candidates.get(pair.a), candidates.get(pair.b)];
    if (p === undefined || q === undefined || one === undefined || other === undefined) continue;
    const { a, b, stories } = pair;
    const probability = p * q * relationProbability(pair, one, other, companyOf(pair));
    pairs.push({ a, b, stories, probability });
  }
  const related = leastToKeep(
    pairs.map(({ probability }) => probability),
    RELATED * sum(entities.values()),
  );
  return { entities, pairs: pairs.filter(({ probability }) => probability >= related) };
}

/**
 * What is more likely an entity than not is one; a little more, for the weights are fitted to models of ours, too, which have more entities
 * than those of others. Each backlog of others, left out, would have been given this bound by the rest.
 */
const LIKELY = 0.55;
/** Relationships for each expected entity. */
const RELATED = 0.9;

/** Whether a name can be that of an entity at all. */
export function mayBeModelled(spoken: SpokenName): boolean {
  const { name } = spoken;
  const head = name.split(' ').at(-1) ?? name;
  if (!isNameable(name) || UNIT_NOUNS.has(name) || IDIOM_NOUNS.has(name)) return false;
  // *register a tool*, *remove a tool*, *lend a tool*: nobody does that to the application.
  if (isSystem(name)) return spoken.kept >= 2 && spoken.verbs.size >= 3;
  // *start using the application*: only ever the one, it is the product; *review applications* are things.
  if (AMBIGUOUS_SYSTEM_NOUNS.has(head) && !spoken.counted) return false;
  // *create categories*: kept and counted, a class is a thing.
  if (CLASS_NOUNS.has(head)) return AMBIGUOUS_NOUNS.has(head) || (spoken.kept > 0 && spoken.counted);
  return !isPropertyName(name) || AMBIGUOUS_NOUNS.has(head);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
