/** Which resources of a model have another name in a later one: those whose members are mostly the same. */
import type { DomainModel, Resource } from '../../../model/domain-model.ts';
import { nameKey } from '../../../model/naming.ts';
import { printMembers } from './print.ts';

/** How much of what a resource had another one has to have to be the same under another name. */
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
  // A plural, or another spelling, of the same words.
  if (nameKey(one.name) === nameKey(other.name)) return 1;
  const [first, second] = [one, other].map((each) => new Set(printMembers(each).map(({ key }) => key)));
  if (!first || !second || first.size === 0) return 0;
  return [...first].filter((key) => second.has(key)).length / first.size;
}
