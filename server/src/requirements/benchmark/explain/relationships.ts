/** Why a relationship of the answer was not read, and why one that was read is not in the answer. */
import type { DocumentReading } from './document-reading.ts';
import type { Mistake } from './mistake.ts';
import { isSame, plain, type Variants } from './names.ts';

export type Pair = readonly [string, string];

export interface RelationshipAnswer {
  readonly classes: readonly string[];
  readonly relationships: readonly Pair[];
  /** No fault either way. */
  readonly optional: readonly Pair[];
  readonly variants: Variants;
  readonly loosely: boolean;
}

/** Ours and theirs are unordered pairs. `figure` names the figure that the mistakes lower. */
export function explainRelationships(
  figure: string,
  reading: DocumentReading,
  ours: readonly Pair[],
  { classes, relationships, optional, variants, loosely }: RelationshipAnswer,
): readonly Mistake[] {
  const same = (theirs: string, own: string): boolean => isSame(theirs, own, variants, loosely);
  const samePair = ([a, b]: Pair, [c, d]: Pair): boolean =>
    (same(a, c) && same(b, d)) || (same(a, d) && same(b, c));
  const entities = reading.specification.entities.map(({ name }) => name);
  const missed = relationships.filter((theirs) => !ours.some((own) => samePair(theirs, own)));
  const invented = ours.filter(
    (own) => ![...relationships, ...optional].some((theirs) => samePair(theirs, own)),
  );
  const whyMissed = ([a, b]: Pair): string => {
    const lost = [a, b].filter((end) => !entities.some((own) => same(end, own)));
    if (lost.length > 0) return lost.length === 2 ? 'neither end was found' : 'an end was not found';
    const read = readPairs(reading).filter(({ pair }) => samePair([a, b], pair));
    if (read.length > 0) return `read, but too weak (${read.map(({ how }) => how).sort()[0]})`;
    const ends = (end: string): readonly string[] => [plain(end), ...(variants.get(plain(end)) ?? [])];
    const together = reading.facts.some(({ mentions }) =>
      [a, b].every((end) => mentions.some(({ name }) => ends(end).includes(reading.names.canonical(name)))),
    );
    return together ? 'one statement names both, no clause links them' : 'no statement names both';
  };
  const whyInvented = ([a, b]: Pair): string => {
    const wrong = [a, b].filter((end) => !classes.some((theirs) => same(theirs, end)));
    if (wrong.length > 0) return wrong.length === 2 ? 'neither end is a class' : 'an end is no class';
    const how = readPairs(reading).filter(({ pair }) => samePair([a, b], pair));
    return how.length > 0
      ? `both are classes; read from ${how.map((one) => one.how).sort()[0]}`
      : 'both are classes; told from several statements';
  };
  const name = (pair: Pair): string => pair.map(plain).join(' – ');
  return [
    ...missed.map((pair): Mistake => ({ figure, error: 'missed', name: name(pair), cause: whyMissed(pair) })),
    ...invented.map(
      (pair): Mistake => ({ figure, error: 'invented', name: name(pair), cause: whyInvented(pair) }),
    ),
  ];
}

/** All pairs that any statement states, however weakly, with what states them. */
function readPairs({
  facts,
  names,
}: DocumentReading): readonly { readonly pair: Pair; readonly how: string }[] {
  return facts.flatMap(({ links, possessions, kinds }) => [
    ...possessions.map(({ owner, part }) => ({
      pair: [names.canonical(owner), names.canonical(part)] as const,
      how: 'a possession',
    })),
    ...kinds.map((kind) => ({
      pair: [names.canonical(kind.sub), names.canonical(kind.super)] as const,
      how: 'a kind',
    })),
    ...links.map(({ from, to, strength }) => ({
      pair: [names.canonical(from), names.canonical(to)] as const,
      how: strength >= 1 ? 'a verb of relation' : 'an action',
    })),
  ]);
}
