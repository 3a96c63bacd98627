/** Claims on how many or how much: multiplicities and ranges of attributes. */
import { UNIT_NOUNS } from '../../lexicons/units.ts';
import { nameOf, type Quantity } from '../../phrases/noun-phrase.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Claim, isLimited } from './claim.ts';

/** The quantities that a statement gives without a condition. */
export function boundClaims(read: ReadStatement): readonly Claim[] {
  const { kind } = read.statement;
  if (kind !== 'prose' && kind !== 'ubiquitous' && kind !== 'definition') return [];
  if (isLimited(read)) return [];
  const { possessions, links, notes } = read.facts;
  const per = periodOf(read);
  const claims: Claim[] = [...plainClaims(read, per)];
  for (const { owner, part, quantity, strength } of possessions)
    if (strength !== 'of' && quantity !== undefined)
      claims.push(quantityClaim([owner, part], '–', per, several(read, part, quantity)));
  for (const { from, to, name, toQuantity, strength } of links)
    if (strength >= 1 && toQuantity !== undefined)
      claims.push(quantityClaim([from, to], name.replaceAll('_', ' '), per, several(read, to, toQuantity)));
  for (const { owner, attribute, min, max } of notes) {
    if (owner === undefined || (min === undefined && max === undefined)) continue;
    const value = { min: min ?? Number.NEGATIVE_INFINITY, ...(max === undefined ? {} : { max }) };
    claims.push({
      ...quantityClaim([owner], `of ${attribute}`, per, value),
      about: `${attribute} of ${owner}`,
    });
  }
  return claims;
}

/** *A team has up to 7 players*: what is counted, whether it is a thing, a property or neither in the end. */
function plainClaims(read: ReadStatement, per: string): readonly Claim[] {
  return read.statement.sentences.flatMap(({ clauses }) =>
    clauses.flatMap(({ verb, subjects, objects }) => {
      const [subject] = subjects;
      if (verb.lemma !== 'have' || verb.negated || subject === undefined || subject.pronoun) return [];
      return objects.flatMap((object) => {
        if (object.quantity === undefined || object.pronoun) return [];
        const part = nameOf(object);
        return [quantityClaim([nameOf(subject), part], '–', per, several(read, part, object.quantity))];
      });
    }),
  );
}

const PER = new Set(['per', 'a', 'an', 'each', 'every']);

/** *per day*, *each week*: limits for different periods may differ. */
function periodOf({ statement }: ReadStatement): string {
  for (const { tokens } of statement.sentences)
    for (let i = 1; i < tokens.length - 1; i++)
      if (PER.has(tokens[i]?.lower ?? '') && UNIT_NOUNS.has(tokens[i + 1]?.lemma ?? ''))
        return ` per ${tokens[i + 1]?.lemma}`;
  return '';
}

function quantityClaim(names: readonly string[], aspect: string, per: string, value: Quantity): Claim {
  return {
    names,
    aspect: aspect + per,
    about: `${names.join(` ${aspect} `)}${per}`,
    says: inWords(value),
    value: { kind: 'quantity', ...value },
    excludes: ({ value: other }) => other.kind === 'quantity' && disjoint(value, other),
  };
}

const MANY = new Set(['several', 'many', 'multiple', 'various', 'numerous']);

/** *several* promises more than one; as a mere plural it would leave none possible. */
function several({ statement }: ReadStatement, part: string, value: Quantity): Quantity {
  if (value.min !== 0 || value.max !== undefined) return value;
  const head = part.split(' ').at(-1);
  const promised = statement.sentences.some(({ tokens, phrases }) =>
    phrases.some((phrase) => phrase.head === head && MANY.has(tokens[phrase.start]?.lower ?? '')),
  );
  return promised ? { min: 2 } : value;
}

/**
 * Whether two quantities exclude each other: no number fits both, or both are upper bounds and differ (two limits for one
 * thing cannot both be the limit).
 */
function disjoint(a: Quantity, b: Quantity): boolean {
  const [maxA, maxB] = [a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY];
  if (a.min > maxB || b.min > maxA) return true;
  return a.min === b.min && a.max !== undefined && b.max !== undefined && a.max !== b.max && a.min <= 0;
}

function inWords({ min, max }: Quantity): string {
  if (max === undefined) return `at least ${min}`;
  if (min === max) return `exactly ${min}`;
  return min <= 0 ? `at most ${max}` : `${min} to ${max}`;
}
