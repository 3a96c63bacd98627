/** Whether it is said who may change what, and whether what is said lets anybody in. */
import type { Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import { entityKey } from '../expectations/entity.ts';
import { expectationsOf } from '../expectations/registry.ts';
import { remembered, resourceFacts } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, ratio, type Subject } from '../metric.ts';

export const access: Metric = {
  name: 'access',
  summary: 'The share of changing actions that a policy guards, and policies that nobody can pass.',
  source:
    'Ash policy semantics (every policy that applies must pass); fail-safe defaults (Saltzer, Schroeder, 1975).',
  weight: 10,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const concerned = specification && guardedEntities(specification);
    if (concerned !== undefined && concerned.size === 0) return undefined;
    const { resources } = facts.model;
    if (resources.every((resource) => guardsOf(resource).changing === 0)) return undefined;
    const named = { good: 0, all: 0 };
    const every = { good: 0, all: 0 };
    let closed = 0;
    for (const resource of resources) {
      const { changing, guarded, impassable } = guardsOf(resource);
      every.good += guarded;
      every.all += changing;
      closed += impassable.length;
      if (concerned !== undefined && !concerned.has(resourceFacts(resource).key)) continue;
      named.good += guarded;
      named.all += changing;
    }
    const open = ratio({ good: every.good - closed, all: every.good });
    const share = named.all === 0 ? 0 : ratio(named);
    return {
      value: (0.7 * share + 0.3 * ratio(every)) * open,
      reasons: () => {
        const guards = resources.map(guardsOf);
        const unguarded = guards.flatMap((each) => each.unguarded).sort((a, b) => b.risk - a.risk);
        const impassable = guards.flatMap((each) => each.impassable);
        return [
          `Policies guard ${counted(every)} actions that change something${concerned === undefined ? '' : `, ${counted(named)} where the statements speak of permissions`}.`,
          ...(unguarded.length > 0
            ? [`Open to everybody: ${listed(unguarded.map(({ label }) => label))}.`]
            : []),
          ...(impassable.length > 0 ? [`Nobody passes the policies of ${listed(impassable)}.`] : []),
        ];
      },
    };
  },
};

const guardedEntities = remembered(
  (specification: Specification): ReadonlySet<string> =>
    new Set(
      expectationsOf(specification).flatMap(({ item }) =>
        item.kind === 'permission' ? [entityKey(item.entity.name)] : [],
      ),
    ),
);

/** What an unguarded create action counts, compared with one that changes or removes what is there. */
const unguardedCreation = 0.5;

const guardsOf = remembered((resource: Resource) => {
  const unguarded: { readonly label: string; readonly risk: number }[] = [];
  const impassable: string[] = [];
  let changing = 0;
  let guarded = 0;
  for (const { kind, name, satisfies } of resource.actions) {
    if (kind === 'read') continue;
    // Making a record that no policy guards is the least of what may go wrong.
    const risk = kind === 'create' ? unguardedCreation : 1;
    const policies = resource.policies.filter(({ actions }) => actions.includes(name));
    changing += policies.length === 0 ? risk : 1;
    if (policies.length > 0) guarded += 1;
    if (policies.length === 0)
      unguarded.push({ label: `${resource.name}.${name}`, risk: risk + (satisfies.length > 0 ? 1 : 0) });
    else if (!passable(policies)) impassable.push(`${resource.name}.${name}`);
  }
  return { changing, guarded, unguarded, impassable };
});

/** Whether some role passes all policies; with none that authorizes, everybody passes who is not forbidden. */
function passable(policies: Resource['policies']): boolean {
  const authorizing = policies.filter(({ effect }) => effect === 'authorize_if');
  const [first] = authorizing;
  if (first === undefined) return true;
  const forbidden = new Set(policies.flatMap(({ effect, roles }) => (effect === 'forbid_if' ? roles : [])));
  return first.roles.some(
    (role) => !forbidden.has(role) && authorizing.every(({ roles }) => roles.includes(role)),
  );
}
