/** What one thing is to another, twice: a transfer has *a source account and a target account*, a match *a home team and an away team*. */
import type { Facts } from '../facts/facts.ts';
import type { Evidence } from './evidence.ts';
import type { Names } from './names.ts';

/** Name of the role → name of the thing that plays it, where one owner has the thing in several roles. */
export function findRoles(
  names: Names,
  evidence: ReadonlyMap<string, Evidence>,
  facts: readonly Facts[],
): ReadonlyMap<string, string> {
  const kinds = new Set(facts.flatMap((fact) => fact.kinds.map(({ sub }) => names.canonical(sub))));
  const roles = new Map<string, string>();
  const plays = (name: string): boolean => {
    const known = evidence.get(name);
    return known !== undefined && !known.owns && !kinds.has(name) && !names.defined(name);
  };
  for (const { possessions } of facts) {
    const parts = new Map<string, Set<string>>();
    for (const { owner, part, plural, strength } of possessions) {
      const [modifier, head, ...more] = part.split(' ');
      if (plural || strength === 'of' || modifier === undefined || head === undefined || more.length > 0)
        continue;
      const key = `${names.canonical(owner)} ${names.canonical(head)}`;
      parts.set(key, (parts.get(key) ?? new Set()).add(part));
    }
    for (const [key, found] of parts) {
      const thing = key.slice(key.lastIndexOf(' ') + 1);
      if (found.size < 2 || evidence.get(thing)?.structural !== true) continue;
      for (const part of found) if (plays(names.canonical(part))) roles.set(names.canonical(part), thing);
    }
  }
  return roles;
}

/** The role that a possession names: *source_account* for a source account that is an account. */
export function roleOf(part: string, thing: string): string | undefined {
  return part !== thing && part.endsWith(` ${thing}`) ? part : undefined;
}
