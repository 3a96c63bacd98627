/** The floors under the figures, and the ceilings over the errors of confidence, so that no change makes one worse unseen. */
import type { Calibrated } from './calibration.ts';
import floors from './floors.json' with { type: 'json' };
import type { Measured } from './measured.ts';

const FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = floors.figures;
const CEILINGS: Readonly<Record<string, number>> = floors.confidence;
const FILE = 'bench/understanding/floors.json';

/** What fell below its floor or rose above its ceiling, one sentence each. */
export function fallen(measured: readonly Measured[], confidence: readonly Calibrated[]): readonly string[] {
  return [
    ...measured.flatMap(({ set, row, value }) => {
      const floor = FLOORS[set]?.[row.figure];
      if (floor === undefined) return [`${set} ${row.figure} has no floor in ${FILE}.`];
      return value >= floor
        ? []
        : [`${set} ${row.figure} fell to ${value.toFixed(3)}; its floor is ${floor}.`];
    }),
    ...confidence.flatMap(({ kind, reliability: { error } }) => {
      const ceiling = CEILINGS[kind];
      if (ceiling === undefined) return [`The confidence of ${kind} has no ceiling in ${FILE}.`];
      return error <= ceiling
        ? []
        : [`The confidence of ${kind} is off by ${error.toFixed(3)} in the mean; its ceiling is ${ceiling}.`];
    }),
  ];
}
