/** Whether those may act whom the statements name, those may not whom they exclude, and policies let anybody in at all. */
import type { Resource } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import type { Expectation } from '../expectations/expectation.ts';
import { expectationsOf } from '../expectations/registry.ts';
import { type ModelFacts, remembered, resourceFacts } from '../facts.ts';
import { counted, listed, type Measurement, type Metric, ratio, type Subject } from '../metric.ts';

/**
 * What is counted is given by the statements, and not by the model: else leaving an action out, or a policy that nobody
 * asked for, would make a model «safer».
 */
export const access: Metric = {
  name: 'access',
  summary:
    'The share of permissions in the statements that the policies keep, and policies that nobody can pass.',
  source:
    'Ash policy semantics (every policy that applies must pass); fail-safe defaults (Saltzer, Schroeder, 1975).',
  weight: 10,
  measure({ facts, specification }: Subject): Measurement | undefined {
    const asked = specification === undefined ? undefined : permissions(specification);
    if (asked?.length === 0) return undefined;
    const { resources } = facts.model;
    let guarded = 0;
    let closed = 0;
    for (const resource of resources) {
      guarded += guardsOf(resource).guarded;
      closed += guardsOf(resource).impassable.length;
    }
    if (asked === undefined && guarded === 0) return undefined;
    const kept = { good: 0, all: asked?.length ?? 0 };
    for (const expectation of asked ?? []) kept.good += metBy(facts, expectation);
    const open = ratio({ good: guarded - closed, all: guarded });
    return {
      value: ratio(kept) * open,
      reasons: () => {
        const impassable = resources.flatMap((resource) => guardsOf(resource).impassable);
        const broken = (asked ?? []).filter((each) => metBy(facts, each) < 1);
        const unguarded = asked === undefined ? [] : unguardedIn(facts, asked);
        return [
          asked === undefined
            ? `Policies guard ${guarded} actions.`
            : `The policies keep ${counted(kept)} permissions of the statements.`,
          ...(broken.length > 0 ? [`Not kept: ${listed(broken.map(({ label }) => label))}.`] : []),
          ...(unguarded.length > 0 ? [`Open to everybody: ${listed(unguarded)}.`] : []),
          ...(impassable.length > 0 ? [`Nobody passes the policies of ${listed(impassable)}.`] : []),
        ];
      },
    };
  },
};

const permissions = remembered((specification: Specification) =>
  expectationsOf(specification).filter(({ item }) => item.kind === 'permission'),
);

function metBy(facts: ModelFacts, expectation: Expectation): number {
  const resource = expectation.local && facts.byKey.get(expectation.local.owner);
  return resource === undefined ? 0 : (expectation.local?.met(resource) ?? 0);
}

/** Changing actions without a policy, where the statements speak of permissions: the dangerous ones first. */
function unguardedIn(facts: ModelFacts, asked: readonly Expectation[]): readonly string[] {
  const owners = new Set(asked.map(({ local }) => local?.owner));
  return facts.model.resources
    .filter((resource) => owners.has(resourceFacts(resource).key))
    .flatMap((resource) => guardsOf(resource).unguarded)
    .sort((a, b) => b.risk - a.risk)
    .map(({ label }) => label);
}

const guardsOf = remembered((resource: Resource) => {
  const unguarded: { readonly label: string; readonly risk: number }[] = [];
  const impassable: string[] = [];
  let guarded = 0;
  for (const { kind, name, satisfies } of resource.actions) {
    const policies = resource.policies.filter(({ actions }) => actions.includes(name));
    if (policies.length > 0) guarded += 1;
    if (policies.length === 0) {
      const risk = (kind === 'destroy' ? 2 : kind === 'update' ? 1 : 0) + (satisfies.length > 0 ? 2 : 0);
      if (kind !== 'read') unguarded.push({ label: `${resource.name}.${name}`, risk });
    } else if (!passable(policies)) impassable.push(`${resource.name}.${name}`);
  }
  return { guarded, unguarded, impassable };
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
