/** Claims on who may do what: allowed, forbidden, and allowed to somebody alone. */
import type { Permission } from '../../facts/facts.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Claim, isLimited } from './claim.ts';

/** People in general: what is said of them is not meant against what is said of one group of them. */
const ANYBODY = new Set([
  'user',
  'person',
  'people',
  'somebody',
  'someone',
  'anyone',
  'anybody',
  'everyone',
  'nobody',
]);

/** The permissions that a statement gives or denies without a condition. */
export function permissionClaims(read: ReadStatement): readonly Claim[] {
  const { permissions } = read.facts;
  if (permissions.length === 0 || isLimited(read)) return [];
  const only = saysOnly(read);
  return permissions.flatMap((permission) => claimOf(permission, only, permissions));
}

function claimOf(
  { actor, action, allowed }: Permission,
  only: boolean,
  all: readonly Permission[],
): readonly Claim[] {
  const { verb, object, recipient } = action;
  if (ANYBODY.has(actor) && only) return [];
  const value = { kind: 'permission', actor, allowed, only: only && allowed } as const;
  const inStatement = new Set(all.map((one) => one.actor));
  return [
    {
      names: [object, recipient ?? ''],
      aspect: `${verb} ${recipient === undefined ? '' : 'to'}`,
      about: `${actor}: ${verb} ${object}`,
      says: allowed
        ? only
          ? `allowed to a ${actor} alone`
          : `allowed to a ${actor}`
        : `forbidden to a ${actor}`,
      value,
      excludes: ({ value: other }, same) => {
        if (other.kind !== 'permission') return false;
        if (same(actor, other.actor)) return other.allowed !== allowed;
        if (!other.allowed || !allowed || other.only === value.only) return false;
        return !ANYBODY.has(other.actor) && !ANYBODY.has(actor) && !inStatement.has(other.actor);
      },
    },
  ];
}

/** *Only a manager may …*, *can only be cancelled by a manager*, and nothing in the sentence that *only* may be about instead. */
function saysOnly({ statement }: ReadStatement): boolean {
  return statement.sentences.some(({ role, tokens, clauses }) => {
    if (role !== 'body' && role !== 'response') return false;
    const [first] = clauses;
    if (tokens[0]?.lower === 'only') return true;
    if (first === undefined || !first.verb.passive) return false;
    const before = tokens.slice(first.verb.start, first.verb.end).some(({ lower }) => lower === 'only');
    return before || tokens.some(({ lower }, i) => lower === 'only' && tokens[i + 1]?.lower === 'by');
  });
}
