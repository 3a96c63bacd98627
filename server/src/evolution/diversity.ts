/** How different the individuals of a population are. */
import type { Resource } from '../model/domain-model.ts';
import type { Individual } from './individual.ts';

/**
 * The share of resource versions that are unlike all others, 0 (all individuals share every resource) to 1 (nothing is
 * shared). Versions are told apart by node identity, which structural sharing makes exact and cheap.
 */
export function diversity(population: readonly Individual[]): number {
  const versions = new Set<Resource>();
  let places = 0;
  let most = 0;
  for (const { model } of population) {
    places += model.resources.length;
    most = Math.max(most, model.resources.length);
    for (const resource of model.resources) versions.add(resource);
  }
  return places <= most ? 0 : Math.max(0, (versions.size - most) / (places - most));
}
