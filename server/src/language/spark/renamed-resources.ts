/** Which resources of a model have another name in a later one: those whose members are mostly the same. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { printMembers } from './print.ts';

/** How much two resources have to share (Jaccard index of their members) to be one under two names. */
const alike = 0.5;

/** New names by old ones; the most similar pairs first. */
export function renamedResources(before: DomainModel, after: DomainModel): ReadonlyMap<string, string> {
  const gone = missingFrom(before, after);
  const come = missingFrom(after, before);
  const pairs = gone
    .flatMap((from) => come.map((to) => ({ from, to, share: similarity(from, to) })))
    .filter(({ share }) => share >= alike)
    .sort((a, b) => b.share - a.share);
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (renamed.has(from.name) || taken.has(to.name)) continue;
    renamed.set(from.name, to.name);
    taken.add(to.name);
  }
  return renamed;
}

function missingFrom(model: DomainModel, other: DomainModel): readonly Resource[] {
  return model.resources.filter(({ name }) => !other.resources.some((each) => each.name === name));
}

function similarity(one: Resource, other: Resource): number {
  const [first, second] = [one, other].map((each) => new Set(printMembers(each).map(({ key }) => key)));
  if (!first || !second || first.size + second.size === 0) return 0;
  const common = [...first].filter((key) => second.has(key)).length;
  return common / (first.size + second.size - common);
}
