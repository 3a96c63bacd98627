/**
 * General nouns that a text makes things of its own: *A result has a value, a unit and a flag*, *Each case has a number and a
 * judge*. Whoever lists the properties of something means to keep it, however general its name is elsewhere.
 */
import type { Facts } from '../facts/facts.ts';
import { ABSTRACT_NOUNS } from '../lexicons/stop-heads.ts';
import { UNIT_NOUNS } from '../lexicons/units.ts';
import { type Evidence, isPropertyName } from './evidence.ts';
import { isMeasured } from './judge.ts';
import type { Names } from './names.ts';

/** Properties that one sentence must list of such a thing. */
const FEWEST = 2;

/** The canonical names of abstract nouns of which a statement lists properties. */
export function describedThings(facts: readonly Facts[], names: Names): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { possessions } of facts) {
    const parts = new Map<string, Set<string>>();
    for (const { owner, part, strength, plural } of possessions) {
      if (strength === 'of' || plural || !isPropertyName(part)) continue;
      const name = names.canonical(owner);
      if (!ABSTRACT_NOUNS.has(name) || UNIT_NOUNS.has(name)) continue;
      const listed = parts.get(name) ?? new Set();
      parts.set(name, listed.add(part));
    }
    for (const [name, listed] of parts) if (listed.size >= FEWEST) found.add(name);
  }
  return found;
}

/** The canonical names of parts that are measured (*a maximum load in tonnes*), and of which nothing tells that they are things. */
export function measuredParts(
  facts: readonly Facts[],
  evidence: ReadonlyMap<string, Evidence>,
  names: Names,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { possessions } of facts)
    for (const possession of possessions) {
      const name = names.canonical(possession.part);
      const single = possession.strength !== 'of' && !possession.plural && isMeasured(possession);
      if (single && evidence.get(name)?.structural !== true && !names.defined(name)) found.add(name);
    }
  return found;
}
