/** Statements that cannot all hold: bounds, quantities or permissions of the same thing that exclude each other. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Quantity } from '../phrases/noun-phrase.ts';
import type { ReadStatement } from '../specification.ts';
import { createNames } from '../specify/names.ts';
import { type Finding, type Found, place, removeStatement } from './finding.ts';

const kind = defineDiagnostic<{ about: string; here: string; there: string; other: string }>({
  code: 'req/contradiction',
  severity: 'warning',
  docs: {
    reason: 'Two statements that exclude each other cannot both be built.',
    bad: 'R1: A doctor has at most 20 appointments.\nR2: A doctor has at most 12 appointments.',
    good: 'R1: A doctor has at most 12 appointments.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.6 (consistent)',
  },
  message: ({ about, here, there, other }) => `${about}: ${here} here, but ${there} in ${other}.`,
});

interface Claim {
  readonly about: string;
  readonly says: string;
  readonly index: number;
  excludes(other: Claim): boolean;
  readonly quantity?: Quantity;
  readonly allowed?: boolean;
}

/** Finds pairs of claims about the same thing that exclude each other; each later one is reported once. */
export const contradiction: Finding = {
  kind,
  inDocument: ({ document, statements }) => {
    const names = createNames(document.glossary);
    const earlier = new Map<string, Claim[]>();
    const found: Found[] = [];
    statements.forEach((read, index) => {
      for (const claim of claimsOf(read, index, (name) => names.canonical(name))) {
        const list = earlier.get(claim.about) ?? [];
        const other = list.find((candidate) => candidate.index !== index && claim.excludes(candidate));
        if (other !== undefined) report(found, statements, claim, other);
        else if (list.length < 20) earlier.set(claim.about, [...list, claim]);
      }
    });
    return found;
  },
};

function report(found: Found[], statements: readonly ReadStatement[], claim: Claim, other: Claim): void {
  const [read, first] = [statements[claim.index], statements[other.index]];
  if (read === undefined || first === undefined) return;
  const [here, there] = [read.statement.source, first.statement.source];
  const fixes = [
    removeStatement(`Remove this statement and keep ${there.id}`, read),
    removeStatement(`Remove ${there.id} and keep this statement`, first),
  ];
  const related = [{ message: `${other.about}: ${other.says}`, span: there.span }];
  const args = { about: claim.about, here: claim.says, there: other.says, other: there.id };
  found.push({
    statement: claim.index,
    diagnostic: kind.at(place(read, 0, here.text.length), args, { fixes, related }),
  });
}

function claimsOf(read: ReadStatement, index: number, canonical: (name: string) => string): readonly Claim[] {
  const { possessions, links, notes, permissions } = read.facts;
  const conditional =
    read.statement.kind === 'unwanted-behaviour' ||
    read.statement.kind === 'state-driven' ||
    read.statement.kind === 'optional-feature' ||
    read.statement.kind === 'complex';
  if (conditional) return [];
  const claims: Claim[] = [];
  const quantity = (about: string, value: Quantity | undefined): void => {
    if (value !== undefined)
      claims.push({
        about,
        says: words(value),
        index,
        quantity: value,
        excludes: ({ quantity: other }) => other !== undefined && disjoint(value, other),
      });
  };
  for (const { owner, part, quantity: value, strength } of possessions)
    if (strength !== 'of') quantity(`${canonical(owner)} – ${canonical(part)}`, value);
  for (const { from, to, name, toQuantity, strength } of links)
    if (strength >= 1)
      quantity(`${canonical(from)} ${name.replaceAll('_', ' ')} ${canonical(to)}`, toQuantity);
  for (const { owner, attribute, min, max } of notes) {
    if (owner === undefined || (min === undefined && max === undefined)) continue;
    const value = { min: min ?? Number.NEGATIVE_INFINITY, ...(max === undefined ? {} : { max }) };
    quantity(`${attribute} of ${canonical(owner)}`, value);
  }
  for (const { actor, action, allowed } of permissions) {
    const about = `${canonical(actor)}: ${action.verb} ${canonical(action.object)}`;
    claims.push({
      about,
      says: allowed ? 'allowed' : 'forbidden',
      index,
      allowed,
      excludes: (other) => other.allowed === !allowed,
    });
  }
  return claims;
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

function words({ min, max }: Quantity): string {
  if (max === undefined) return `at least ${min}`;
  if (min === max) return `exactly ${min}`;
  return min <= 0 ? `at most ${max}` : `${min} to ${max}`;
}
