/** The strategies of the synthesis as the factory's resources name them. */
import { strategies } from '../synthesis/index.ts';

/** Names of all strategies, in the order of their registry. */
export const strategyNames: readonly string[] = strategies.map(({ name }) => name);

export type StrategyType =
  | 'template'
  | 'pattern_based'
  | 'example_driven'
  | 'hybrid'
  | 'ai_assisted'
  | 'genetic';

const types: readonly StrategyType[] = [
  'template',
  'pattern_based',
  'example_driven',
  'ai_assisted',
  'genetic',
];

/** The sort of a strategy; hybrid for one that is none of the plan's sorts. */
export function strategyTypeOf(name: string): StrategyType {
  return types.find((each) => each === name) ?? 'hybrid';
}

/** Names that are no strategies. */
export function unknownStrategies(names: readonly string[]): readonly string[] {
  return names.filter((name) => !strategyNames.includes(name));
}

/** The strategies that are wanted, in the order of their registry; all of them when none is named. */
export function wantedStrategies(names: readonly string[]): readonly string[] {
  return names.length === 0 ? strategyNames : strategyNames.filter((name) => names.includes(name));
}
