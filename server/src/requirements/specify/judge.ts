/** Attribute or relationship: decided when all statements are read, because a thing may get its own properties later. */
import type { Facts, Possession } from '../facts/facts.ts';
import { AMBIGUOUS_NOUNS } from '../lexicons/attribute-nouns.ts';
import { isPerson } from '../lexicons/persons.ts';
import { ABSTRACT_NOUNS, SYSTEM_NOUNS } from '../lexicons/stop-heads.ts';
import { isNameable, isPropertyName } from './evidence.ts';
import type { Names } from './names.ts';

export interface Judged {
  readonly attributes: readonly Possession[];
  readonly relationships: readonly Possession[];
}

/** Splits the possessions of a document; `entities` are the names that stand as things on other evidence. */
export function judgePossessions(
  facts: readonly Facts[],
  entities: ReadonlySet<string>,
  names: Names,
): Judged {
  const attributes: Possession[] = [];
  const relationships: Possession[] = [];
  for (const { possessions } of facts) {
    for (const possession of possessions) {
      const part = names.canonical(possession.part);
      const owner = names.canonical(possession.owner);
      if (owner === part || !isNameable(part)) continue;
      if (isThing(possession, part, entities)) relationships.push(possession);
      else if (entities.has(owner) && isAttribute(possession, part)) attributes.push(possession);
    }
  }
  return { attributes, relationships };
}

function isThing(possession: Possession, part: string, entities: ReadonlySet<string>): boolean {
  if (possession.values !== undefined || isMeasured(possession)) return false;
  if (entities.has(part)) return true;
  const head = part.split(' ').at(-1) ?? part;
  if (ABSTRACT_NOUNS.has(head) || SYSTEM_NOUNS.has(head)) return false;
  if (isPropertyName(part))
    return (
      AMBIGUOUS_NOUNS.has(head) &&
      possession.plural &&
      possession.strength !== 'of' &&
      !(possession.listed === true && possession.quantity === undefined) &&
      part === head
    );
  if (isPerson(head)) return true;
  // *For each visit, the date and the symptoms are noted*: recorded among properties, it has no data of its own.
  const noted = possession.strength === 'keeps' && possession.listed === true;
  const several = possession.plural && possession.strength !== 'of' && !noted;
  return possession.strength === 'consists' || several;
}

/** *a maximum load in tonnes*, *a purpose of at most 140 characters*: what is measured is a property. */
export function isMeasured({ unit, min, max }: Possession): boolean {
  return unit !== undefined || min !== undefined || max !== undefined;
}

/** Nouns too general for a thing, which name what is known of one in a list of properties. */
const VALUES = new Set([
  'value',
  'quality',
  'result',
  'minimum',
  'maximum',
  'average',
  'sum',
  'start',
  'end',
]);

function isAttribute(possession: Possession, part: string): boolean {
  const head = part.split(' ').at(-1) ?? part;
  if (isPropertyName(part) || isMeasured(possession)) return true;
  if (SYSTEM_NOUNS.has(head)) return false;
  if (ABSTRACT_NOUNS.has(part)) return possession.listed === true && VALUES.has(part);
  return possession.strength !== 'of';
}
