/**
 * Names that are spelled or worded in two ways: *datapackage* for *data package*, *photo* for *photograph*, *customer record* for
 * *customer*, *long form* for *form*, *booking/reservation*. Found from one document's names alone.
 */
import { isActor } from '../facts/actions.ts';
import type { Facts } from '../facts/facts.ts';
import { CLIPPINGS } from '../lexicons/clippings.ts';
import { isPerson } from '../lexicons/persons.ts';
import type { Evidence } from './evidence.ts';
import type { Names } from './names.ts';

/** Variant → the name that it is a variant of; both are names of the document. */
export function findVariants(
  names: Names,
  evidence: ReadonlyMap<string, Evidence>,
  facts: readonly Facts[],
): ReadonlyMap<string, string> {
  const kinds = new Set(
    facts.flatMap((fact) =>
      fact.kinds.flatMap(({ sub, super: base }) => [names.canonical(sub), names.canonical(base)]),
    ),
  );
  const variants = new Map<string, string>();
  const free = (name: string): boolean => !kinds.has(name) && !names.defined(name);
  const add = (variant: string, name: string | undefined): void => {
    if (name === undefined || name === variant || !evidence.has(name) || variants.has(variant)) return;
    if (free(variant)) variants.set(variant, name);
  };
  const joined = new Map<string, string>();
  for (const name of evidence.keys()) {
    const letters = name.replace(/[ -]/g, '');
    const known = joined.get(letters);
    // The spelling with the most blanks shows the words.
    if (known === undefined) joined.set(letters, name);
    else if (known.split(' ').length >= name.split(' ').length) add(name, known);
    else {
      add(known, name);
      joined.set(letters, name);
    }
  }
  for (const name of evidence.keys()) {
    add(name, inFull(name));
    add(name, subjectOf(name));
  }
  for (const [variant, name] of [...slashed(names, evidence, facts), ...gerunds(names, evidence, facts)])
    add(variant, name);
  const parts = new Set(
    facts.flatMap((fact) =>
      fact.possessions.flatMap(({ part, strength }) => (strength === 'of' ? [] : [names.canonical(part)])),
    ),
  );
  for (const one of evidence.values()) {
    const head = parts.has(one.name) ? undefined : headOfOwned(one, evidence, names);
    if (head !== undefined) add(one.name, head);
  }
  for (const { name, bare } of facts.flatMap((fact) => fact.mentions)) {
    if (bare === undefined) continue;
    const [long, short] = [evidence.get(names.canonical(name)), evidence.get(names.canonical(bare))];
    if (long === undefined || short === undefined || long.owns || long.structural) continue;
    if (long.weight <= PASSING * short.weight) add(long.name, short.name);
  }
  return variants;
}

/** Share of the shorter name's evidence up to which a name with an adjective is no kind of its own. */
const PASSING = 0.4;

/** *app user* → *application user*. */
function inFull(name: string): string | undefined {
  const words = name.split(' ').map((word) => CLIPPINGS.get(word) ?? word);
  return words.join(' ');
}

/** *bookings/reservations*: the one that the text speaks less of → the other. People keep their words: *buyer/seller* are two. */
function slashed(names: Names, evidence: ReadonlyMap<string, Evidence>, facts: readonly Facts[]): Pairs {
  return facts.flatMap(({ mentions }) =>
    mentions.flatMap(({ name, instead }) => {
      if (instead === undefined || isActor(name) || isActor(instead)) return [];
      const [one, other] = [evidence.get(names.canonical(instead)), evidence.get(names.canonical(name))];
      if (one === undefined || other === undefined) return [];
      return [one.weight < other.weight ? [one.name, other.name] : [other.name, one.name]];
    }),
  );
}

/** *about drying racks*, read as what is done to racks, where the text also speaks of *a drying rack*: *rack* → *drying rack*. */
function gerunds(names: Names, evidence: ReadonlyMap<string, Evidence>, facts: readonly Facts[]): Pairs {
  const compounds = [...evidence.keys()].filter((name) => /^\S+ing \S+$/.test(name));
  const verbs = new Map(compounds.map((name) => [name.split(' ')[1] ?? '', new Set<string>()]));
  if (compounds.length > 0)
    for (const { name, verb = '' } of facts.flatMap(({ mentions }) => mentions))
      verbs.get(names.canonical(name))?.add(verb);
  return compounds.flatMap((name) => {
    const [gerund = '', head = ''] = name.split(' ');
    const [verb = '', ...others] = verbs.get(head) ?? [];
    const only = others.length === 0 && verb.length > 2 && gerund.startsWith(verb.replace(/e$/, ''));
    return only ? [[head, name]] : [];
  });
}

type Pairs = readonly (readonly [variant: string, name: string])[];

/** *customer record* → *customer*. */
function subjectOf(name: string): string | undefined {
  const words = name.split(' ');
  return words.length > 1 && RECORDS.has(words.at(-1) ?? '') ? words.slice(0, -1).join(' ') : undefined;
}

/** *team schedule* → *schedule*, when the text speaks of teams and, apart from theirs, of schedules. */
function headOfOwned(
  one: Evidence,
  evidence: ReadonlyMap<string, Evidence>,
  names: Names,
): string | undefined {
  const words = one.name.split(' ');
  const head = words.at(-1) ?? '';
  const short = evidence.get(head);
  if (words.length < 2 || short === undefined || one.owns || one.structural) return undefined;
  if (isPerson(head) || GENERIC.has(head)) return undefined;
  if (one.weight > OWNED * short.weight) return undefined;
  const owner = [words.slice(0, -1), words.slice(-2, -1)]
    .map((modifiers) => evidence.get(names.canonical(modifiers.join(' '))))
    .find((known) => known !== undefined && known.weight >= SPOKEN_OF);
  return owner === undefined ? undefined : head;
}

/** Heads that say little without what stands before them. */
export const GENERIC: ReadonlySet<string> = new Set([
  'item',
  'line',
  'entry',
  'element',
  'detail',
  'position',
  'part',
  'unit',
]);

/** Evidence for the first noun of a compound to be a thing of its own. */
const SPOKEN_OF = 1.3;
/** Share of the head's evidence up to which a compound is no more than one of its kind. */
const OWNED = 1;

/** Nouns for what is kept about a thing, which is the thing itself in a model. */
const RECORDS = new Set('record data information info detail details entry profile-data listing'.split(' '));
