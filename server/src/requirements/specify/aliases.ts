/** One thing under a long and a short name: *garage* for *repair garage*, when the text knows only one kind of garage. */
import type { Facts } from '../facts/facts.ts';
import { type Evidence, isNameable, isPropertyName } from './evidence.ts';
import type { Names } from './names.ts';
import { findRoles } from './roles.ts';
import { findSlips } from './slips.ts';
import { findVariants, GENERIC } from './variants.ts';

/**
 * Names that adds to `names` what the text itself shows to be one thing. A short name stands for a longer one with the same
 * head when there is exactly one longer one, the two are not told apart as kinds, and at most one of them has properties.
 */
export function withAliases(
  names: Names,
  evidence: ReadonlyMap<string, Evidence>,
  facts: readonly Facts[],
): Names {
  const aliases = findAliases(names, evidence, facts);
  for (const [variant, name] of findVariants(names, evidence, facts))
    if (!aliases.has(variant)) aliases.set(variant, name);
  for (const [slip, name] of findSlips(names, evidence)) aliases.set(slip, aliases.get(name) ?? name);
  for (const [role, thing] of findRoles(names, evidence, facts)) aliases.set(role, thing);
  if (aliases.size === 0) return names;
  return {
    canonical: (name) => {
      const start = names.canonical(name);
      let canonical = start;
      for (let steps = 0; steps < 4; steps++) {
        const next = aliases.get(canonical);
        if (next === undefined || next === start) break;
        canonical = next;
      }
      return canonical;
    },
    defined: (name) => names.defined(name),
  };
}

function findAliases(
  names: Names,
  evidence: ReadonlyMap<string, Evidence>,
  facts: readonly Facts[],
): Map<string, string> {
  const told = new Set<string>();
  for (const { sub, super: base } of facts.flatMap((fact) => fact.kinds)) {
    told.add(`${names.canonical(sub)}|${names.canonical(base)}`);
  }
  const byHead = new Map<string, Evidence[]>();
  for (const one of evidence.values()) {
    const words = one.name.split(' ');
    const head = words.at(-1);
    if (
      words.length < 2 ||
      words.length > 3 ||
      head === undefined ||
      !isNameable(one.name) ||
      one.weight < LEAST
    )
      continue;
    byHead.set(head, [...(byHead.get(head) ?? []), one]);
  }
  const aliases = new Map<string, string>();
  for (const [head, longer] of byHead) {
    const short = evidence.get(head);
    const [long] = longer;
    if (short === undefined || long === undefined || longer.length !== 1 || isPropertyName(head)) continue;
    if (told.has(`${long.name}|${head}`) || names.defined(head) || names.defined(long.name)) continue;
    if (short.owns && long.owns) continue;
    const telling =
      (GENERIC.has(head) && long.weight >= SPOKEN_OF * short.weight) ||
      long.weight >= SPECIFIC * short.weight;
    const [kept, other] = telling ? [long.name, head] : [head, long.name];
    aliases.set(other, kept);
  }
  for (const group of SYNONYMS) {
    const [most, ...others] = group
      .flatMap((name) => evidence.get(name) ?? [])
      .filter(({ name }) => !names.defined(name))
      .sort((a, b) => b.weight - a.weight);
    if (most === undefined) continue;
    for (const { name } of others)
      if (!(told.has(`${name}|${most.name}`) || told.has(`${most.name}|${name}`)))
        aliases.set(name, most.name);
  }
  return aliases;
}

/** Words for one kind of thing that texts use by turns (general English, by hand); a glossary that defines one keeps it apart. */
const SYNONYMS = [
  ['customer', 'client'],
  ['employee', 'staff', 'staff member', 'personnel'],
  ['film', 'movie'],
  ['physician', 'doctor'],
  ['airplane', 'aeroplane', 'plane', 'aircraft'],
  ['bicycle', 'bike'],
];

/** Share of the short name's evidence that makes the longer, more telling name the better one. */
const SPECIFIC = 0.9;
/** The same for heads that say little without what stands before them. */
const SPOKEN_OF = 0.15;

/** Evidence that a longer name needs to count. */
const LEAST = 0.4;
