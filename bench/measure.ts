/** How figures are taken: several runs, the median and the spread; a ratio where a peer ran in the same process. */

export interface Figure {
  readonly name: string;
  /** What was measured, in `unit`. */
  readonly value: number;
  readonly unit: string;
  /** Least and greatest of the runs. */
  readonly spread?: readonly [number, number];
  /** What it should be: `< 50`, `> 10000`; shown beside the figure with whether it holds. */
  readonly target?: string;
  readonly note?: string;
}

/** A set of figures: one file, one line in the registry of `run.ts`. */
export interface Bench {
  readonly name: string;
  run(): Promise<readonly Figure[]>;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Milliseconds that `work` takes, `runs` times, after one run that warms up. */
export async function times(runs: number, work: () => unknown): Promise<number[]> {
  await work();
  const result: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    result.push(performance.now() - start);
  }
  return result;
}

/**
 * Milliseconds of processor time of this thread that `work` takes for each of `runs` inputs, whatever else the machine does at the time:
 * on a machine at rest, what somebody waits. The collector's and the compiler's own threads do not count.
 */
export function processorTimes<T>(runs: number, input: () => T, work: (input: T) => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const given = input();
    const before = process.threadCpuUsage();
    work(given);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
}

/** A figure of the median of `values`. */
export function figure(
  name: string,
  values: readonly number[],
  unit: string,
  more: Partial<Figure> = {},
): Figure {
  return { name, value: median(values), unit, spread: [Math.min(...values), Math.max(...values)], ...more };
}

/** Whether a figure meets its target. */
export function meets({ value, target }: Figure): boolean | undefined {
  const parts = target === undefined ? undefined : /^([<>]) ([\d.]+)$/.exec(target);
  if (!parts) return undefined;
  return parts[1] === '<' ? value < Number(parts[2]) : value > Number(parts[2]);
}
