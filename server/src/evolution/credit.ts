/**
 * Which operators to try first: those that brought something lately, without ever forgetting the others. Probability
 * matching with a reward for the best child of a generation (Thierens, "An adaptive pursuit strategy for allocating operator
 * probabilities", 2005; extreme values: Fialho, Da Costa, Schoenauer, Sebag, 2008).
 */
import type { Random } from '../base/random.ts';
import type { Operator } from './operator.ts';

/** What each operator is worth, by its name, 0 to 1; an operator that is not in it was not tried yet. */
export type Credits = Readonly<Record<string, number>>;

/** The best gain that each operator had in one generation, in points; 0 where none of its children was better. */
export type Rewards = Map<string, number>;

/** How fast what happened lately outweighs what happened before. */
const learning = 0.3;
/** The share of all chances that is dealt out evenly. */
const even = 0.4;
/** What an operator is worth before it was tried: as much as the best, so that each is tried early. */
const untried = 1;

/** The operators in random order, those with more credit more often in front (Efraimidis, Spirakis, 2006). */
export function ordered(
  operators: readonly Operator[],
  credits: Credits,
  random: Random,
): readonly Operator[] {
  const worth = operators.map(({ name }) => credits[name] ?? untried);
  const sum = worth.reduce((total, each) => total + each, 0);
  const count = operators.length;
  return operators
    .map((operator, index) => {
      const earned = sum === 0 ? 1 / count : (worth[index] ?? 0) / sum;
      const chance = even / count + (1 - even) * earned;
      return { operator, key: Math.log(random.unit() + Number.MIN_VALUE) / chance };
    })
    .sort((a, b) => b.key - a.key)
    .map(({ operator }) => operator);
}

/** Notes the gain of a child; only the best child of an operator counts. */
export function noteGain(rewards: Rewards, operator: string, gain: number): void {
  rewards.set(operator, Math.max(rewards.get(operator) ?? 0, gain));
}

/** The credits after a generation: each operator that was tried comes nearer to what it brought, against the best one. */
export function learned(credits: Credits, rewards: Rewards): Credits {
  const best = Math.max(0, ...rewards.values());
  const result: Record<string, number> = { ...credits };
  for (const [name, gain] of rewards) {
    const before = credits[name] ?? untried;
    result[name] = before + learning * ((best === 0 ? 0 : gain / best) - before);
  }
  return result;
}
