/** In what company two names stand: the more entities are told in one story, or stand between two, the less these two have to do with each other. */
import type { SpokenPair } from './spoken.ts';

/** What is around a pair, in expected numbers of entities. */
export interface Company {
  /** Entities of the least crowded of the stories that speak of both. */
  readonly crowd: number;
  /** Entities that stories tie to both. */
  readonly between: number;
}

/** Name → the names that stories tie it to: as its owner or part, by a verb, or as the persona's own. */
export type Ties = ReadonlyMap<string, ReadonlySet<string>>;

export function tiesOf(pairs: Iterable<SpokenPair>): Ties {
  const ties = new Map<string, Set<string>>();
  const tie = (a: string, b: string): void => {
    const tied = ties.get(a);
    if (tied === undefined) ties.set(a, new Set([b]));
    else tied.add(b);
  };
  for (const { a, b, owned, linked, own } of pairs) {
    if (owned + linked + own === 0) continue;
    tie(a, b);
    tie(b, a);
  }
  return ties;
}

/** The names that stand in one story. */
export interface Told {
  readonly here: readonly { readonly name: string; readonly source: string }[];
}

/** The company of pairs of a backlog. @param chances name → the chance that it is an entity; what has none is none */
export function companyIn(
  stories: readonly Told[],
  ties: Ties,
  chances: ReadonlyMap<string, number>,
): (pair: SpokenPair) => Company {
  const crowds = new Map<string, number>();
  for (const { here } of stories)
    for (const { name, source } of here)
      crowds.set(source, (crowds.get(source) ?? 0) + (chances.get(name) ?? 0));
  return ({ a, b, stories: shared }) => {
    let crowd = Number.POSITIVE_INFINITY;
    for (const source of shared) crowd = Math.min(crowd, crowds.get(source) ?? crowd);
    let between = 0;
    const ofB = ties.get(b);
    for (const name of ties.get(a) ?? []) if (ofB?.has(name) === true) between += chances.get(name) ?? 0;
    return { crowd: Number.isFinite(crowd) ? crowd : 0, between };
  };
}
