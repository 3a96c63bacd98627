/** Relationships: possessions of things and links by verbs, one for each pair and name, with both multiplicities. */
import type { SpecRelationship } from '../../model/specification.ts';
import type { Link, Possession } from '../facts/facts.ts';
import type { Quantity } from '../phrases/noun-phrase.ts';
import { relatedConfidence } from './confidence.ts';
import { type Names, pascalCase, snakeCase } from './names.ts';
import { roleOf } from './roles.ts';

interface Draft {
  from: string;
  to: string;
  kind: SpecRelationship['kind'];
  name: string;
  fromMultiplicity?: string;
  toMultiplicity?: string;
  /** The strongest that one statement states it, 0 to 1. */
  strength: number;
  sources: Set<string>;
}

/** Merges what was said of each pair of entities; links weaker than `least` only confirm what is there. */
export function mergeRelationships(
  possessions: readonly Possession[],
  links: readonly Link[],
  entities: ReadonlySet<string>,
  names: Names,
  least: number,
): readonly SpecRelationship[] {
  const drafts = new Map<string, Draft>();
  const key = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);
  /** Pairs that are related by roles: what else is said of them is said of one of these. */
  const inRoles = new Set<string>();
  const add = (draft: Draft, role?: string): void => {
    if (draft.from === draft.to && draft.kind !== 'association') return;
    const pair = key(draft.from, draft.to);
    if (role !== undefined) inRoles.add(pair);
    else if (inRoles.has(pair)) return;
    const place = role === undefined ? pair : `${pair}|${role}`;
    const existing = drafts.get(place);
    if (existing === undefined) drafts.set(place, draft);
    else absorb(existing, draft);
  };
  for (const possession of possessions) {
    const from = names.canonical(possession.owner);
    const to = names.canonical(possession.part);
    if (!entities.has(from) || !entities.has(to) || from === to) continue;
    const toMultiplicity = multiplicity(possession.quantity, possession.plural);
    const role = roleOf(possession.part, to);
    const verb = possession.verb === 'have' ? 'has' : possession.verb;
    add(
      {
        from,
        to,
        kind: possession.strength === 'consists' ? 'composition' : 'association',
        name: snakeCase(role ?? (possession.strength === 'consists' ? 'consists_of' : verb)),
        ...(toMultiplicity === undefined ? {} : { toMultiplicity }),
        // Many may have one thing in one role: it says nothing of how many.
        ...(role === undefined ? {} : { fromMultiplicity: '*' }),
        ...(possession.strength === 'consists' ? { fromMultiplicity: '1' } : {}),
        strength: possession.strength === 'of' ? 0.8 : 1,
        sources: new Set([possession.source]),
      },
      role,
    );
  }
  for (const link of [...links].sort((a, b) => b.strength - a.strength)) {
    const from = names.canonical(link.from);
    const to = names.canonical(link.to);
    if (!entities.has(from) || !entities.has(to) || from === to) continue;
    if (link.strength < least && !drafts.has(key(from, to))) continue;
    const toMultiplicity = multiplicity(link.toQuantity, link.toPlural);
    const fromMultiplicity =
      link.fromQuantity === undefined ? undefined : multiplicity(link.fromQuantity, true);
    add({
      from,
      to,
      kind: link.kind,
      name: snakeCase(link.name),
      ...(toMultiplicity === undefined ? {} : { toMultiplicity }),
      ...(fromMultiplicity === undefined ? {} : { fromMultiplicity }),
      strength: link.strength,
      sources: new Set([link.source]),
    });
  }
  return [...drafts.values()].map(finish);
}

/** Adds what a second statement says of the same pair, from either side. */
function absorb(existing: Draft, added: Draft): void {
  const same = existing.from === added.from;
  const to = same ? added.toMultiplicity : added.fromMultiplicity;
  const from = same ? added.fromMultiplicity : added.toMultiplicity;
  if (to !== undefined && (existing.toMultiplicity === undefined || vague(existing.toMultiplicity)))
    existing.toMultiplicity = to;
  if (from !== undefined && (existing.fromMultiplicity === undefined || vague(existing.fromMultiplicity)))
    existing.fromMultiplicity = from;
  if (existing.kind === 'association') existing.kind = added.kind;
  existing.strength = Math.max(existing.strength, added.strength);
  for (const source of added.sources) existing.sources.add(source);
}

function vague(multiplicity: string): boolean {
  return multiplicity === '*';
}

/** UML notation of a quantity; `undefined` when nothing is said. */
export function multiplicity(quantity: Quantity | undefined, plural: boolean): string | undefined {
  if (quantity === undefined) return plural ? '*' : undefined;
  const { min, max } = quantity;
  if (max === undefined) return min === 0 ? '*' : `${min}..*`;
  return min === max ? `${min}` : `${min}..${max}`;
}

/** What is not said: an owner of many has one end `1`; whatever points at one thing may be pointed from by many. */
function finish(draft: Draft): SpecRelationship {
  const toMultiplicity = draft.toMultiplicity ?? '1';
  const single = toMultiplicity === '1' || toMultiplicity === '0..1';
  const owning = draft.name === 'has' || draft.name === 'contain' || draft.kind !== 'association';
  return {
    from: pascalCase(draft.from),
    to: pascalCase(draft.to),
    kind: draft.kind,
    name: draft.name,
    fromMultiplicity:
      draft.fromMultiplicity ??
      (owning && !(single && draft.kind === 'association')
        ? '1'
        : single || /_(?:in|for|at|with|on|to|into|by)$/.test(draft.name)
          ? '*'
          : '1'),
    toMultiplicity,
    sources: [...draft.sources].filter(Boolean),
    confidence: confidenceOf(draft.strength, draft.sources.size),
  };
}

/**
 * A relationship with the confidence that both of its ends are entities and that they are related, given that.
 * @param sureness the confidence of each entity, by its name
 */
export function withEnds(
  relationship: SpecRelationship,
  sureness: ReadonlyMap<string, number>,
): SpecRelationship {
  const { from, to, confidence = 1 } = relationship;
  const ends = (sureness.get(from) ?? 1) * (sureness.get(to) ?? 1);
  return { ...relationship, confidence: relatedConfidence(confidence * ends) };
}

/** Whether one statement, or several, relate the ends in so many words; asked before the ends count. */
export function isStated({ confidence = 1 }: SpecRelationship): boolean {
  return confidence >= confidenceOf(0.8, 1);
}

/**
 * 0 to 1: of pairs of entities that a statement relates as plainly, the share that people relate, too: about six in ten of
 * those stated in so many words (see `bench/understanding/calibration.ts`); each further statement takes a fifth off the doubt.
 */
function confidenceOf(strength: number, statements: number): number {
  const doubt = (1 - 0.62 * strength) * 0.8 ** Math.min(10, statements - 1);
  return Math.round((1 - doubt) * 100) / 100;
}
