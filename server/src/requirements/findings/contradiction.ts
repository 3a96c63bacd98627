/** Statements that cannot all hold: bounds, multiplicities, permissions or attributes of the same thing that exclude each other. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { ReadStatement } from '../specification.ts';
import { attributeClaims } from './claims/attributes.ts';
import { boundClaims } from './claims/bounds.ts';
import type { Claim } from './claims/claim.ts';
import { figureClaims } from './claims/figures.ts';
import { permissionClaims } from './claims/permissions.ts';
import { type Finding, type Found, place, removeStatement } from './finding.ts';
import type { Aspect } from './gathered.ts';

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
  inDocument: ({ statements, names, gathered }) => {
    const kinds = gathered(kindsIn);
    /** Somebody of a kind may what that kind may. */
    const same = (a: string, b: string): boolean => {
      const [one, other] = [names.canonical(a), names.canonical(b)];
      return one === other || kinds.has(`${one}|${other}`) || kinds.has(`${other}|${one}`);
    };
    const earlier = new Map<string, Made[]>();
    const found: Found[] = [];
    for (const { kept, value } of gathered(claimsIn).shared) {
      const { index } = kept;
      let reported = false;
      for (const { claim, about } of value) {
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
    }
    return found;
  },
};

/** The claims of one statement, each with what it is about: only those about the same are compared. */
const claimsIn: Aspect<readonly { claim: Claim; about: string }[]> = (read, names) => {
  const claims = [
    ...boundClaims(read),
    ...permissionClaims(read),
    ...attributeClaims(read),
    ...figureClaims(read),
  ].map((claim) => ({
    claim,
    about: [...claim.names.map((name) => names.canonical(name)), claim.aspect].join('|'),
  }));
  return claims.length === 0 ? undefined : { keys: claims.map(({ about }) => about), value: claims };
};

/** Which is a kind of which. */
const kindsIn: Aspect<undefined> = ({ facts }, names) => ({
  keys: facts.kinds.map(({ sub, super: base }) => `${names.canonical(sub)}|${names.canonical(base)}`),
  value: undefined,
});

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
