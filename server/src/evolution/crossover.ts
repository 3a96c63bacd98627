/** Crossover of two models: uniform by the name of the resource, then names that lead nowhere are taken out. */
import type { Random } from '../base/random.ts';
import type { DomainModel, Resource } from '../model/domain-model.ts';
import { mendAll } from './operators/mend-dangling.ts';

/**
 * A child with the name and order of `first`, in which each resource that both parents have comes from either, and each
 * that one of them has is there or not (uniform crossover: Syswerda, 1989). Undefined when the child would be `first`.
 */
export function crossover(first: DomainModel, second: DomainModel, random: Random): DomainModel | undefined {
  const others = new Map(second.resources.map((resource) => [resource.name, resource]));
  const own = new Set(first.resources.map(({ name }) => name));
  const resources: Resource[] = [];
  let changed = false;
  for (const resource of first.resources) {
    const other = others.get(resource.name);
    if (other === resource) {
      resources.push(resource);
      continue;
    }
    if (random.int(2) === 0) {
      resources.push(resource);
      continue;
    }
    changed = true;
    if (other !== undefined) resources.push(other);
  }
  for (const resource of second.resources) {
    if (own.has(resource.name) || random.int(2) === 0) continue;
    resources.push(resource);
    changed = true;
  }
  if (!changed || resources.length === 0) return undefined;
  return mendAll({ ...first, resources });
}
