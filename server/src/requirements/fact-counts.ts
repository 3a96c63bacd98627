/** What the specification says that was read from one statement, counted and named. */
import type { Specification } from '../model/specification.ts';

/** Number of facts for each statement id. */
export function factCounts(specification: Specification): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { entities, relationships, generalizations, actors, features, constraints, stateChanges, qualities } =
    specification;
  const facts = [
    ...entities,
    ...entities.flatMap(({ attributes }) => attributes),
    ...relationships,
    ...generalizations,
    ...actors.flatMap(({ permissions }) => permissions),
    ...features,
    ...constraints,
    ...stateChanges,
    ...qualities,
  ];
  for (const { sources } of facts) for (const id of sources) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
