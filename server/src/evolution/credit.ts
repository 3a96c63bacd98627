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

/** The chance of each operator to be the first that is tried, in the order of the operators; they sum to 1. */
export function chancesOf(operators: readonly Operator[], credits: Credits): readonly number[] {
  const worth = operators.map(({ name }) => credits[name] ?? untried);
  const sum = worth.reduce((total, each) => total + each, 0);
  return worth.map((each) => even / worth.length + (1 - even) * (sum === 0 ? 1 / worth.length : each / sum));
}

/**
 * The operators that are not idle in random order, those with better chances more often in front (Efraimidis, Spirakis,
 * 2006). Draws as much from the stream whoever is idle, so that a resumed run that does not know it stays the same.
 */
export function ordered(
  operators: readonly Operator[],
  chances: readonly number[],
  random: Random,
  idle: ReadonlySet<Operator>,
): readonly Operator[] {
  const lots: { readonly operator: Operator; readonly lot: number }[] = [];
  for (const [index, operator] of operators.entries()) {
    const drawn = random.unit();
    if (!idle.has(operator))
      lots.push({ operator, lot: Math.log(drawn + Number.MIN_VALUE) / (chances[index] ?? 1) });
  }
  return lots.sort((a, b) => b.lot - a.lot).map(({ operator }) => operator);
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
