/**
 * Things that a text keeps naming together, though no statement says how they relate: weak evidence for a relationship, as
 * in concept-map mining by co-occurrence (Villalon & Calvo, Concept map mining, 2011).
 */
import type { Facts, Link } from '../facts/facts.ts';
import { PLACE } from './evidence.ts';
import type { Names } from './names.ts';

/** Strength of a link that stands on company alone. */
export const COMPANY = 0.3;

/**
 * Pairs of entities by how much company they keep, strongest first; each statement adds the product of the weights of
 * their places and what it states of the pair.
 */
export function rankCompanions(
  facts: readonly Facts[],
  entities: ReadonlySet<string>,
  names: Names,
): readonly Link[] {
  const pairs = new Map<string, { from: string; to: string; score: number; source: string }>();
  const add = (a: string, b: string, score: number, source: string): void => {
    const [from, to] = a < b ? [a, b] : [b, a];
    const key = `${from}|${to}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, { from, to, score, source });
    else pair.score += score;
  };
  for (const fact of facts) {
    const source = fact.mentions[0]?.source ?? '';
    const present = placesOf(fact, entities, names);
    present.forEach(([a, one], i) => {
      present.slice(i + 1, i + 1 + REACH).forEach(([b, other], distance) => {
        add(a, b, (one * other) / Math.sqrt(distance + 1), source);
      });
    });
    for (const [a, b, strength] of statedPairs(fact, names))
      if (a !== b && entities.has(a) && entities.has(b)) add(a, b, strength, source);
  }
  return [...pairs.values()]
    .sort((a, b) => b.score - a.score || (a.from + a.to < b.from + b.to ? -1 : 1))
    .map(({ from, to, source }) => ({
      from,
      to,
      name: 'relates_to',
      kind: 'association',
      toPlural: true,
      strength: COMPANY,
      source,
    }));
}

/** Most entities after one in a statement that count as its company; it bounds the work on a long statement. */
const REACH = 12;

/** The entities of a statement with the greatest weight of their places, in the order of the text. */
function placesOf(
  fact: Facts,
  entities: ReadonlySet<string>,
  names: Names,
): readonly (readonly [name: string, weight: number])[] {
  const present = new Map<string, number>();
  for (const { name, place } of fact.mentions) {
    const canonical = names.canonical(name);
    if (entities.has(canonical)) present.set(canonical, Math.max(present.get(canonical) ?? 0, PLACE[place]));
  }
  return [...present];
}

/** What one statement states of pairs, each pair once, with its greatest strength. */
function statedPairs(fact: Facts, names: Names): readonly (readonly [string, string, number])[] {
  const stated = new Map<string, readonly [string, string, number]>();
  const state = (from: string, to: string, strength: number): void => {
    const [a, b] = [names.canonical(from), names.canonical(to)];
    const key = a < b ? `${a}|${b}` : `${b}|${a}`;
    const known = stated.get(key);
    if (known === undefined || known[2] < strength) stated.set(key, [a, b, strength]);
  };
  for (const { from, to, strength } of fact.links) state(from, to, strength);
  for (const { owner, part } of fact.possessions) state(owner, part, 1);
  return [...stated.values()];
}
