/** The relationships of a backlog: which, its stories tell together; how they are called and how many, the one that states it best. */
import type { SpecRelationship } from '../../../model/specification.ts';
import type { Facts, Possession } from '../../facts/facts.ts';
import { type Names, pascalCase } from '../names.ts';
import { mergeRelationships } from '../relationships.ts';
import type { Backlog } from './backlog.ts';
import { pairKey } from './spoken.ts';

/** The relationships of the pairs that a backlog relates. */
export function backlogRelationships(
  backlog: Backlog,
  stories: readonly Facts[],
  possessions: readonly Possession[],
  entities: ReadonlySet<string>,
  names: Names,
): readonly SpecRelationship[] {
  const links = stories.flatMap((story) => story.links);
  const stated = new Map(
    mergeRelationships(possessions, links, entities, names, 0).map((one) => [pairKey(one.from, one.to), one]),
  );
  return backlog.pairs
    .filter(({ a, b }) => entities.has(a) && entities.has(b))
    .map(({ a, b, stories: sources, probability }) => {
      const [from, to] = [pascalCase(a), pascalCase(b)];
      const confidence = Math.round(100 * probability ** SURE) / 100;
      const said = stated.get(pairKey(from, to));
      return said === undefined
        ? { ...UNNAMED, from, to, sources: [...sources], confidence }
        : { ...said, sources: [...sources], confidence };
    });
}

/**
 * The weights are fitted to models of ours, too, which relate more than those of others: with this power relationships are as sure as they
 * are right in the models of others (`bench/understanding/calibration.ts`, each backlog judged by the others).
 */
const SURE = 1.4;

/** What is known of two things that stories only speak of together. */
const UNNAMED = {
  kind: 'association',
  name: 'concerns',
  fromMultiplicity: '*',
  toMultiplicity: '*',
} as const;
