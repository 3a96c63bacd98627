/** Writes down which statements an element realises, where its `satisfies` is empty or leads nowhere. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { nameKey } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { actionRealising } from '../../quality/correspondence/verbs.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { entityKey } from '../../quality/expectations/entity.ts';
import type { Expectation } from '../../quality/expectations/expectation.ts';
import { expectationsOf } from '../../quality/expectations/registry.ts';
import { remembered, rememberedFor, resourceFacts } from '../../quality/facts.ts';
import { mapKept, mapResource } from '../../synthesis/edit/model-edit.ts';
import { choose, type Operator } from '../operator.ts';

type Traced = { readonly satisfies: readonly string[] };
type Change = (resource: Resource) => Resource;

interface Trace {
  readonly label: string;
  readonly sources: readonly string[];
  apply(model: DomainModel): DomainModel;
}

export const retrace: Operator = {
  name: 'retrace',
  summary:
    'Traces an element to the statements that ask for it, in place of none or of ones that do not exist.',
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const chosen = choose(
      random,
      model.resources.flatMap((resource) => tracesOf(specification, resource)),
    );
    if (chosen === undefined) return undefined;
    const { label, sources } = chosen;
    return { model: chosen.apply(model), description: `Trace ${label} to ${sources.join(', ')}` };
  },
};

const tracesOf = rememberedFor((specification: Specification, resource: Resource): readonly Trace[] => {
  const known = new Set(specification.statements.map(({ id }) => id));
  const lost = ({ satisfies }: Traced): boolean =>
    satisfies.length === 0 || satisfies.some((id) => !known.has(id));
  const own = expectationsByOwner(specification).get(resourceFacts(resource).key) ?? [];
  return own.flatMap(({ item, sources, label }): Trace[] => {
    const change = sources.length === 0 ? undefined : tracing(item, resource, sources, lost);
    return change === undefined
      ? []
      : [{ label, sources, apply: (model) => mapResource(model, resource.name, change) }];
  });
});

/** Writes `sources` on the element of the resource that realises `item`; undefined when there is none that lacks them. */
function tracing(
  item: Expectation['item'],
  resource: Resource,
  sources: readonly string[],
  lost: (element: Traced) => boolean,
): Change | undefined {
  const set = <T extends Traced>(items: readonly T[], found: T): readonly T[] =>
    mapKept(items, (each) => (each === found ? { ...each, satisfies: sources } : each));
  switch (item.kind) {
    case 'entity':
      return lost(resource) ? (each) => ({ ...each, satisfies: sources }) : undefined;
    case 'attribute': {
      const key = attributeKey(item.attribute, item.entity.name);
      const found = resourceFacts(resource).attributesByKey.get(key);
      if (found === undefined || !lost(found)) return undefined;
      return (each) => ({ ...each, attributes: set(each.attributes, found) });
    }
    case 'relationship':
    case 'generalization': {
      const target = entityKey(item.kind === 'relationship' ? item.to.name : item.super.name);
      const found = resource.relationships.find((each) => nameKey(each.destination) === target && lost(each));
      if (found === undefined) return undefined;
      return (each) => ({ ...each, relationships: set(each.relationships, found) });
    }
    case 'action': {
      const found = actionRealising(item.phrase, resource);
      if (found === undefined || !lost(found)) return undefined;
      return (each) => ({ ...each, actions: set(each.actions, found) });
    }
    case 'state change': {
      const machine = resource.stateMachine;
      const key = nameKey(item.change.action);
      const found = machine?.transitions.find((each) => nameKey(each.action) === key && lost(each));
      if (machine === undefined || found === undefined) return undefined;
      const transitions = set(machine.transitions, found);
      return (each) => ({ ...each, stateMachine: { ...machine, transitions } });
    }
    default:
      return undefined;
  }
}

/** Expectations under the key of the resource whose element realises them. */
const expectationsByOwner = remembered((specification: Specification) => {
  const result = new Map<string, Expectation[]>();
  for (const expectation of expectationsOf(specification)) {
    const { item } = expectation;
    if (item.kind === 'feature') continue;
    const entity =
      item.kind === 'relationship' ? item.from : item.kind === 'generalization' ? item.sub : item.entity;
    const key = entityKey(entity.name);
    result.set(key, [...(result.get(key) ?? []), expectation]);
  }
  return result;
});
