/** What of old evolutions is kept: pure plans, made of a few facts on each run and individual. */

export interface LineageRetention {
  /** Newest runs that are kept with all their individuals. */
  readonly wholeRuns: number;
  /** Newest runs that are kept at all; the older of them compacted to their best, their elite, and where these come from. */
  readonly runs: number;
  /** Days after which a run goes, however few there are. */
  readonly days: number;
  /** Best individuals of each generation that are kept with their models. */
  readonly elite: number;
  /** Bytes of the whole store that are said to be many, and above which older runs give way. */
  readonly softLimit: number;
}

export const lineageRetention: LineageRetention = {
  wholeRuns: 5,
  runs: 50,
  days: 365,
  elite: 2,
  softLimit: 256_000_000,
};

export interface RunFacts {
  readonly id: string;
  /** Whether it is at work, or about to be: never touched. */
  readonly isLive: boolean;
  /** ISO time. */
  readonly began: string;
  readonly isCompacted: boolean;
  /** Of its individuals and their scores, about. */
  readonly bytes: number;
}

export interface RunPlan {
  readonly drop: readonly string[];
  readonly compact: readonly string[];
}

/** The share that compaction leaves, for estimates before it is done: a few of some fifty individuals of a generation. */
const leftByCompaction = 0.2;

/**
 * @param now ISO time
 * @param bytes of the whole store
 */
export function planRuns(
  runs: readonly RunFacts[],
  { now, bytes }: { readonly now: string; readonly bytes: number },
  retention: LineageRetention,
): RunPlan {
  const oldest = new Date(Date.parse(now) - retention.days * 86_400_000).toISOString();
  const ended = runs.filter(({ isLive }) => !isLive).toSorted((a, b) => (a.began < b.began ? 1 : -1));
  const drop = new Set(ended.filter((run, at) => at >= retention.runs || run.began < oldest));
  const compact = new Set(
    ended.filter((run, at) => at >= retention.wholeRuns && !run.isCompacted && !drop.has(run)),
  );
  let expected = bytes;
  for (const run of drop) expected -= run.bytes;
  for (const run of compact) expected -= run.bytes * (1 - leftByCompaction);
  // The newest stays whole, or somebody would look at a run that has just ended and find it half gone.
  const yielding = ended.slice(1).toReversed();
  for (const run of yielding) {
    if (expected <= retention.softLimit) break;
    if (drop.has(run) || compact.has(run) || run.isCompacted) continue;
    compact.add(run);
    expected -= run.bytes * (1 - leftByCompaction);
  }
  for (const run of yielding) {
    if (expected <= retention.softLimit) break;
    if (drop.has(run)) continue;
    const left = compact.delete(run) ? run.bytes * leftByCompaction : run.bytes;
    drop.add(run);
    expected -= left;
  }
  const ids = (some: Iterable<RunFacts>) => [...some].map(({ id }) => id);
  return { drop: ids(drop), compact: ids(compact) };
}

export interface IndividualFacts {
  readonly id: string;
  /** Its name in the run, by which children speak of their parents. */
  readonly key: string;
  readonly generation: number;
  /** Rank in the generation, from 0. */
  readonly position: number;
  readonly fitness: number | null;
  readonly parents: readonly string[];
}

export interface IndividualPlan {
  readonly drop: readonly string[];
  /** Kept without their models, so that it can still be told where the others come from. */
  readonly empty: readonly string[];
  /** Kept with their models. */
  readonly whole: readonly string[];
}

/** What is left of the individuals of one run when it is compacted. */
export function planIndividuals(individuals: readonly IndividualFacts[], elite: number): IndividualPlan {
  const byKey = new Map(individuals.map((each) => [each.key, each]));
  const lineage = (of: Iterable<IndividualFacts>): Set<IndividualFacts> => {
    const found = new Set(of);
    // A set is walked to its end, also what is added on the way.
    for (const each of found)
      for (const key of each.parents) {
        const parent = byKey.get(key);
        if (parent) found.add(parent);
      }
    return found;
  };
  const elites = individuals.filter(({ position }) => position < elite);
  const best = individuals.reduce<IndividualFacts | undefined>(
    (best, each) => ((each.fitness ?? -1) > (best?.fitness ?? -1) ? each : best),
    undefined,
  );
  const whole = new Set([...elites, ...lineage(best ? [best] : [])]);
  const kept = lineage(whole);
  const ids = (fits: (each: IndividualFacts) => boolean) => individuals.filter(fits).map(({ id }) => id);
  return {
    drop: ids((each) => !kept.has(each)),
    empty: ids((each) => kept.has(each) && !whole.has(each)),
    whole: ids((each) => whole.has(each)),
  };
}
