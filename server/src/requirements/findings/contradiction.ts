/** Statements that cannot all hold: bounds, multiplicities, permissions or attributes of the same thing that exclude each other. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { ReadStatement } from '../specification.ts';
import { createNames, type Names } from '../specify/names.ts';
import { attributeClaims } from './claims/attributes.ts';
import { boundClaims } from './claims/bounds.ts';
import type { Claim } from './claims/claim.ts';
import { figureClaims } from './claims/figures.ts';
import { permissionClaims } from './claims/permissions.ts';
import { type Finding, type Found, place, removeStatement } from './finding.ts';
import { oncePerNaming } from './per-naming.ts';

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

/** Earlier claims about one thing that a later one is held against, so that time stays linear. */
const COMPARED = 20;

interface Made {
  readonly claim: Claim;
  readonly index: number;
}

/** Finds pairs of claims about the same thing that exclude each other; each later one is reported once. */
export const contradiction: Finding = {
  kind,
  inDocument: ({ document, statements }) => {
    const names = createNames(document.glossary);
    const kinds = new Set<string>();
    for (const { facts } of statements)
      for (const { sub, super: base } of facts.kinds)
        kinds.add(`${names.canonical(sub)}|${names.canonical(base)}`);
    /** Somebody of a kind may what that kind may. */
    const same = (a: string, b: string): boolean => {
      const [one, other] = [names.canonical(a), names.canonical(b)];
      return one === other || kinds.has(`${one}|${other}`) || kinds.has(`${other}|${one}`);
    };
    const earlier = new Map<string, Made[]>();
    const found: Found[] = [];
    statements.forEach((read, index) => {
      let reported = false;
      for (const { claim, about } of claimsOf(read, names)) {
        const list = earlier.get(about);
        const other = list?.find(
          (made) =>
            made.index !== index && (claim.excludes(made.claim, same) || made.claim.excludes(claim, same)),
        );
        if (other !== undefined && !reported) {
          report(found, statements, { claim, index }, other);
          reported = true;
        } else if (list === undefined) earlier.set(about, [{ claim, index }]);
        else if (list.length < COMPARED) list.push({ claim, index });
      }
    });
    return found;
  },
};

/** The claims of one statement, each with what it is about: only those about the same are compared. */
function claimsOf(read: ReadStatement, names: Names): readonly { claim: Claim; about: string }[] {
  const known = remembered(read.facts, names);
  known.claims ??= [
    ...boundClaims(read),
    ...permissionClaims(read),
    ...attributeClaims(read),
    ...figureClaims(read),
  ].map((claim) => ({
    claim,
    about: [...claim.names.map((name) => names.canonical(name)), claim.aspect].join('|'),
  }));
  return known.claims;
}

/** Facts belong to one text, so that claims on the text are remembered with them, too. */
const remembered = oncePerNaming(
  (_: ReadStatement['facts']): { claims?: readonly { claim: Claim; about: string }[] } => ({}),
);

function report(found: Found[], statements: readonly ReadStatement[], made: Made, other: Made): void {
  const [read, first] = [statements[made.index], statements[other.index]];
  if (read === undefined || first === undefined) return;
  const [here, there] = [read.statement.source, first.statement.source];
  const fixes = [
    removeStatement(`Remove this statement and keep ${there.id}`, read),
    removeStatement(`Remove ${there.id} and keep this statement`, first),
  ];
  const about = made.claim.about ?? made.claim.names.join(' ');
  const related = [{ message: `${other.claim.about ?? about}: ${other.claim.says}`, span: there.span }];
  const args = { about, here: made.claim.says, there: other.claim.says, other: there.id };
  found.push({
    statement: made.index,
    diagnostic: kind.at(place(read, 0, here.text.length), args, { fixes, related }),
  });
}
