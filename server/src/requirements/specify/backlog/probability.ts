/**
 * How likely a name is an entity and two entities are related, by logistic regression over what a backlog says of them. The weights
 * come from four backlogs with domain models by hand (USDM, rexchou0715/VisualNarrator-v2, Apache-2.0): `bench/understanding/fit-backlog.ts` fits them.
 */

import { SOFTWARE_NOUNS } from '../../lexicons/software-nouns.ts';
import { ABSTRACT_NOUNS } from '../../lexicons/stop-heads.ts';
import type { Company } from './company.ts';
import type { SpokenName, SpokenPair } from './spoken.ts';
import { NAME_WEIGHTS, PAIR_WEIGHTS } from './weights.ts';

/**
 * What tells entities from other names; counts in powers of two, for the tenth time says less than the second.
 * @param tied whether stories tie it to another name
 */
export function nameFeatures(
  spoken: SpokenName,
  tied: boolean,
): Readonly<Record<keyof typeof NAME_WEIGHTS, number>> {
  const words = spoken.name.split(' ');
  const head = words.at(-1) ?? spoken.name;
  return {
    bias: 1,
    stories: log(spoken.stories.size),
    benefitOnly: flag(spoken.stories.size > 0 && spoken.wishes.size === 0),
    abstract: flag(ABSTRACT_NOUNS.has(head)),
    had: log(spoken.had),
    counted: flag(spoken.counted),
    verbs: log(spoken.verbs.size),
    // A list made for this knows more than the few examples with its words: large values are drawn less to 0.
    software: 3 * flag(SOFTWARE_NOUNS.has(head)),
    words: words.length - 1,
    personas: log(spoken.personas.size),
    tied: flag(tied),
  };
}

/** What tells pairs that are related from pairs that only stand together. */
export function pairFeatures(
  pair: SpokenPair,
  one: SpokenName,
  other: SpokenName,
  { crowd, between }: Company,
): Readonly<Record<keyof typeof PAIR_WEIGHTS, number>> {
  return {
    bias: 1,
    stories: log(pair.stories.size),
    owned: log(pair.owned),
    linked: log(pair.linked),
    own: log(pair.own),
    looked: log(pair.looked),
    apart: flag(pair.together.size === 0),
    persons: flag(one.person && other.person),
    crowd: log(crowd),
    between: log(between),
  };
}

/** The probability that a name is an entity, 0 to 1. */
export function entityProbability(spoken: SpokenName, tied: boolean): number {
  return logistic(nameFeatures(spoken, tied), NAME_WEIGHTS);
}

/** The probability that two entities are related, given that both are entities, 0 to 1. */
export function relationProbability(
  pair: SpokenPair,
  one: SpokenName,
  other: SpokenName,
  company: Company,
): number {
  return logistic(pairFeatures(pair, one, other, company), PAIR_WEIGHTS);
}

function logistic<K extends string>(
  features: Readonly<Record<K, number>>,
  weights: Readonly<Record<K, number>>,
): number {
  let sum = 0;
  for (const key of Object.keys(weights) as K[]) sum += weights[key] * features[key];
  return Math.round(1000 / (1 + Math.exp(-sum))) / 1000;
}

function log(count: number): number {
  return Math.log2(1 + count);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
