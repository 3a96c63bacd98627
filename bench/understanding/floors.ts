/** The floors under the figures, so that no change lowers one unseen. */
import floors from './floors.json' with { type: 'json' };
import type { Measured } from './measured.ts';

const FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = floors;

/** What fell below its floor, one sentence each. */
export function fallen(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap(({ set, row, value }) => {
    const floor = FLOORS[set]?.[row.figure];
    if (floor === undefined) return [`${set} ${row.figure} has no floor in bench/understanding/floors.json.`];
    return value >= floor ? [] : [`${set} ${row.figure} fell to ${value.toFixed(3)}; its floor is ${floor}.`];
  });
}
