/** Claims on who may do what: allowed, forbidden, and allowed to somebody alone. */
import type { Permission } from '../../facts/facts.ts';
import { mayBeSystem } from '../../lexicons/stop-heads.ts';
import { nameOf } from '../../phrases/noun-phrase.ts';
import type { ReadStatement } from '../../specification.ts';
import { withArticle } from '../across/add-statement.ts';
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

const NOBODY = new Set(['nobody', 'no one']);

/** The permissions that a statement gives or denies without a condition. */
export function permissionClaims(read: ReadStatement): readonly Claim[] {
  if (isLimited(read)) return [];
  const permissions = read.facts.permissions.length > 0 ? read.facts.permissions : plainPermissions(read);
  if (permissions.length === 0) return [];
  const only = saysOnly(read);
  return permissions.flatMap((permission) =>
    claimOf(permission, only, permissions, partOf(read, permission)),
  );
}

/** *a claim of a relative*: whose the object is, in the words of the statement. */
function partOf({ statement }: ReadStatement, { action }: Permission): string | undefined {
  for (const { phrases, tokens } of statement.sentences)
    for (const phrase of phrases) {
      if (phrase.head !== action.object.split(' ').at(-1) || tokens[phrase.end]?.lower !== 'of') continue;
      const whose = phrases.find(({ start }) => start === phrase.end + 1);
      if (whose !== undefined) return nameOf(whose);
    }
  return undefined;
}

function claimOf(
  { actor, action, allowed }: Permission,
  only: boolean,
  all: readonly Permission[],
  part: string | undefined,
): readonly Claim[] {
  const { verb, object, recipient } = action;
  const isNobody = NOBODY.has(actor);
  if (ANYBODY.has(actor) && only && !isNobody) return [];
  // What nobody may is left to somebody who is none of the others.
  const value = {
    kind: 'permission',
    actor,
    allowed,
    only: (only || isNobody) && allowed,
    ...(part === undefined ? {} : { part }),
  } as const;
  const inStatement = new Set(all.map((one) => one.actor));
  return [
    {
      names: [object, recipient ?? ''],
      aspect: `${verb} ${recipient === undefined ? '' : 'to'}`,
      about: `${actor}: ${verb} ${object}`,
      says: inWords(actor, allowed, value.only),
      value,
      excludes: ({ value: other }, same) => {
        if (other.kind !== 'permission') return false;
        // What is forbidden of some is not forbidden of all: *may handle claims*, *must not handle a claim of a relative*.
        const forbidden = allowed ? other : value;
        const permitted = allowed ? value : other;
        const apart = forbidden.part !== undefined && forbidden.part !== permitted.part;
        if (same(actor, other.actor)) return other.allowed !== allowed && !apart;
        if (!other.allowed || !allowed || other.only === value.only) return false;
        const [limiting, named] = value.only ? [actor, other.actor] : [other.actor, actor];
        if (ANYBODY.has(named) || (ANYBODY.has(limiting) && !NOBODY.has(limiting))) return false;
        return !inStatement.has(other.actor);
      },
    },
  ];
}

function inWords(actor: string, allowed: boolean, only: boolean): string {
  if (NOBODY.has(actor)) return 'allowed to nobody';
  if (!allowed) return `forbidden to ${withArticle(actor)}`;
  return `allowed to ${withArticle(actor)}${only ? ' alone' : ''}`;
}

const PERMITTING = new Set(['may', 'can', 'must', 'shall', 'cannot']);

/** *A carrier must not see the value*: permissions of those whose name alone does not tell that they are people. */
function plainPermissions({ statement }: ReadStatement): readonly Permission[] {
  return statement.sentences.flatMap(({ role, clauses }) =>
    role === 'body'
      ? clauses.flatMap(({ verb, subjects, objects }): Permission[] => {
          const [subject, object] = [subjects[0], objects[0]];
          if (subject === undefined || object === undefined || object.pronoun) return [];
          if (subject.pronoun && !NOBODY.has(subject.head)) return [];
          if (!PERMITTING.has(verb.modal ?? '') || verb.passive || verb.copula || mayBeSystem(subject.head))
            return [];
          const action = { verb: verb.lemma, object: nameOf(object) };
          const allowed = !verb.negated && subject.determiner !== 'no';
          return [{ actor: nameOf(subject), action, allowed, source: statement.source.id }];
        })
      : [],
  );
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
