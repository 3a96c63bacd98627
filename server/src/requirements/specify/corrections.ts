/**
 * The corrections of a document, read and weighed against its text and against each other: which of them take effect, and why
 * the others do not. They hold in any order; where two contradict each other, the later one wins.
 */
import type { CorrectionLine, RequirementsDocument } from '../../model/requirements.ts';
import { type Correction, namesIn, type SameThing } from './correction.ts';
import { readCorrection } from './correction-line.ts';
import { createNames, normal } from './names.ts';
import { createSpokenOf, type SpokenOf } from './spoken-of.ts';

/** One line with what it says. */
export interface ReadLine {
  readonly line: CorrectionLine;
  /** Absent when it cannot be read. */
  readonly correction?: Correction;
  /** The name that no statement speaks of any more, so that the line has no effect. */
  readonly missing?: string;
  /** A later line that says the opposite, and wins. */
  readonly contradictedBy?: CorrectionLine;
}

export interface Corrections {
  /** All lines in the order of the text. */
  readonly lines: readonly ReadLine[];
  /** What takes effect. Names are those of the person: what was renamed is under its new name only in {@link nameOf}. */
  readonly effective: readonly Correction[];
  /** The name that a name stands for by the corrections; itself when there is none. */
  nameOf(name: string): string;
  /** Where the text speaks of a thing under any of its names. */
  readonly spokenOf: SpokenOf;
}

const known = new WeakMap<RequirementsDocument, Corrections>();

/** The corrections of a document, worked out once; undefined when it has none, which is what most have. */
export function correctionsOf(document: RequirementsDocument): Corrections | undefined {
  if (document.corrections === undefined || document.corrections.length === 0) return undefined;
  let found = known.get(document);
  if (found === undefined) {
    found = weigh(document, document.corrections);
    known.set(document, found);
  }
  return found;
}

function weigh(document: RequirementsDocument, lines: readonly CorrectionLine[]): Corrections {
  const read = lines.map((line) => ({ line, correction: readCorrection(line.text) }));
  const contradicted = contradictions(read);
  const texts = createSpokenOf(document.statements);
  const renamed = renamings(
    read.flatMap(({ correction }, index) =>
      correction?.kind === 'same' && !contradicted.has(index) ? [correction] : [],
    ),
    texts,
  );
  const nameOf = (name: string): string => follow(renamed, name);
  const spokenOf = withOtherNames(texts, document, renamed, nameOf);
  const missingIn = (correction: Correction): string | undefined => {
    if (correction.kind === 'same') return renamed.has(correction.from) ? undefined : correction.from;
    return needed(correction).find((name) => spokenOf.of(name).length === 0);
  };
  const weighed = read.map(({ line, correction }, index): ReadLine => {
    if (correction === undefined) return { line };
    const later = contradicted.get(index);
    if (later !== undefined) return { line, correction, contradictedBy: later };
    const missing = missingIn(correction);
    return missing === undefined ? { line, correction } : { line, correction, missing };
  });
  const effective = weighed.flatMap(({ correction, missing, contradictedBy }) =>
    correction !== undefined && missing === undefined && contradictedBy === undefined ? [correction] : [],
  );
  return { lines: weighed, effective, nameOf, spokenOf };
}

/** Old name → new name, for those whose old name the text uses, or that go on from one which it uses. */
function renamings(all: readonly SameThing[], texts: SpokenOf): ReadonlyMap<string, string> {
  const written = new Map(all.map(({ from, to }) => [from, to]));
  const used = new Map<string, string>();
  for (const { from } of all) {
    const [attribute = from] = from.split(' of ');
    if (texts.of(from).length === 0 && texts.of(attribute).length === 0) continue;
    for (
      let at = from, to = written.get(at);
      to !== undefined && !used.has(at);
      at = to, to = written.get(at)
    )
      used.set(at, to);
  }
  return used;
}

/** The end of a chain of names. A circle would be a contradiction between two, and may be there among three. */
function follow(renamed: ReadonlyMap<string, string>, name: string): string {
  let at = name;
  for (let steps = 0; steps < renamed.size; steps++) at = renamed.get(at) ?? at;
  return at;
}

/** The names that the text must speak of for a correction to mean anything. A new attribute needs no word of the text. */
function needed(correction: Correction): readonly string[] {
  switch (correction.kind) {
    case 'attribute':
      return [correction.owner];
    case 'kind':
      return [correction.sub];
    default:
      return namesIn(correction);
  }
}

/** Looks for a thing under all names that corrections and glossary give it. */
function withOtherNames(
  texts: SpokenOf,
  { glossary }: RequirementsDocument,
  renamed: ReadonlyMap<string, string>,
  nameOf: (name: string) => string,
): SpokenOf {
  const glossaryNames = createNames(glossary);
  const canonical = (name: string): string => nameOf(glossaryNames.canonical(nameOf(name)));
  const groups = new Map<string, Set<string>>();
  const add = (name: string): void => {
    const group = groups.get(canonical(name)) ?? new Set([canonical(name)]);
    groups.set(canonical(name), group.add(name));
  };
  for (const [from, to] of renamed) for (const name of [from, to]) add(name);
  for (const { term, synonyms } of glossary) for (const name of [term, ...synonyms]) add(normal(name));
  return {
    of: (name) => {
      const names = [...(groups.get(canonical(name)) ?? []), name];
      return [...new Set(names.flatMap((each) => texts.of(each)))];
    },
  };
}

type Read = { readonly line: CorrectionLine; readonly correction: Correction | undefined };

/** Index of each line that a later one contradicts → that line. */
function contradictions(read: readonly Read[]): ReadonlyMap<number, CorrectionLine> {
  const contradicted = new Map<number, CorrectionLine>();
  const said = new Map<string, { readonly index: number; readonly value: string }>();
  read.forEach(({ line, correction }, index) => {
    if (correction === undefined) return;
    for (const [about, value] of claims(correction)) {
      const before = said.get(about);
      if (before !== undefined && before.value !== value) contradicted.set(before.index, line);
      said.set(about, { index, value });
    }
  });
  return contradicted;
}

/** Whether two corrections cannot both hold. */
export function contradicts(one: Correction, other: Correction): boolean {
  const said = new Map(claims(one));
  return claims(other).some(([about, value]) => said.has(about) && said.get(about) !== value);
}

/** Whether two corrections say the same, in whatever words. */
export function sameCorrection(one: Correction, other: Correction): boolean {
  return one.kind === other.kind && JSON.stringify(claims(one)) === JSON.stringify(claims(other));
}

/** What a correction says of what: two that say different values of the same contradict each other. */
function claims(correction: Correction): readonly (readonly [about: string, value: string])[] {
  switch (correction.kind) {
    case 'same': {
      const pair = [correction.from, correction.to].sort().join('|');
      return [
        [`name ${correction.from}`, correction.to],
        [`direction ${pair}`, correction.to],
      ];
    }
    case 'entity':
      return [[`entity ${correction.name}`, `${correction.is}`]];
    case 'actor':
      return [[`actor ${correction.name}`, `${correction.is}`]];
    case 'kind': {
      const pair = [correction.sub, correction.super].sort().join('|');
      return [[`kind ${pair}`, correction.is ? correction.super : `not ${correction.super}`]];
    }
    case 'attribute': {
      const about = `${correction.owner}.${correction.name}`;
      const { is, type, values, required, unique } = correction;
      return [
        [`attribute ${about}`, `${is}`] as const,
        ...(type === undefined ? [] : [[`type ${about}`, `${type} ${values?.join() ?? ''}`] as const]),
        ...(required === undefined ? [] : [[`required ${about}`, `${required}`] as const]),
        ...(unique === undefined ? [] : [[`unique ${about}`, `${unique}`] as const]),
      ];
    }
    case 'relationship': {
      const { from, to, is, verb, fromMultiplicity, toMultiplicity } = correction;
      const pair = [from, to].sort().join('|');
      const ends = from < to ? [fromMultiplicity, toMultiplicity] : [toMultiplicity, fromMultiplicity];
      return [
        [`related ${pair}`, `${is}`] as const,
        ...(verb === undefined ? [] : [[`verb ${from}|${to}`, verb] as const]),
        ...ends.flatMap((end, side) => (end === undefined ? [] : [[`end ${side} ${pair}`, end] as const])),
      ];
    }
  }
}
