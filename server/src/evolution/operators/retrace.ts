/** Writes down which statements an element realises, where its `satisfies` is empty or leads nowhere. */
import type { DomainModel, Resource } from '../../model/domain-model.ts';
import { nameKey } from '../../model/naming.ts';
import type { Specification } from '../../model/specification.ts';
import { actionRealising } from '../../quality/correspondence/verbs.ts';
import { elementsOf } from '../../quality/elements.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { expectationsOf } from '../../quality/expectations/registry.ts';
import { modelFacts, rememberedFor, resourceFacts } from '../../quality/facts.ts';
import { mapKept, mapResource } from '../../synthesis/edit/model-edit.ts';
import { choose, type Operator } from '../operator.ts';

interface Trace {
  readonly label: string;
  readonly sources: readonly string[];
  apply(): DomainModel;
}

export const retrace: Operator = {
  name: 'retrace',
  summary:
    'Traces an element to the statements that ask for it, in place of none or of ones that do not exist.',
  apply(model, { random, specification }) {
    if (specification === undefined || !model.resources.some((each) => hasLost(specification, each)))
      return undefined;
    const chosen = choose(random, traces(model, specification));
    return (
      chosen && {
        model: chosen.apply(),
        description: `Trace ${chosen.label} to ${chosen.sources.join(', ')}`,
      }
    );
  },
};

/** Whether some element of the resource is traced to nothing, or to a statement that does not exist. */
const hasLost = rememberedFor((specification: Specification, resource: Resource): boolean => {
  const lost = lostIn(specification);
  return elementsOf(resource).some(({ kind, ...element }) => kind !== 'policy' && lost(element));
});

function lostIn({
  statements,
}: Specification): (element: { readonly satisfies: readonly string[] }) => boolean {
  const known = new Set(statements.map(({ id }) => id));
  return ({ satisfies }) => satisfies.length === 0 || satisfies.some((id) => !known.has(id));
}

function traces(model: DomainModel, specification: Specification): Trace[] {
  const facts = modelFacts(model);
  const lost = lostIn(specification);
  return expectationsOf(specification).flatMap(({ item, sources, label }): Trace[] => {
    if (item.kind === 'feature' || item.kind === 'permission' || item.kind === 'constraint') return [];
    const entity =
      item.kind === 'relationship' ? item.from : item.kind === 'generalization' ? item.sub : item.entity;
    const owner = resourceFor(facts, entity.name);
    if (owner === undefined || sources.length === 0) return [];
    const trace = (change: (resource: Resource) => Resource): Trace[] => [
      { label, sources, apply: () => mapResource(model, owner.name, change) },
    ];
    const set = <T extends { readonly satisfies: readonly string[] }>(
      items: readonly T[],
      found: T,
    ): readonly T[] => mapKept(items, (each) => (each === found ? { ...each, satisfies: sources } : each));
    if (item.kind === 'entity') return lost(owner) ? trace((each) => ({ ...each, satisfies: sources })) : [];
    if (item.kind === 'attribute') {
      const found = resourceFacts(owner).attributesByKey.get(attributeKey(item.attribute, entity.name));
      if (found === undefined || !lost(found)) return [];
      return trace((each) => ({ ...each, attributes: set(each.attributes, found) }));
    }
    if (item.kind === 'relationship' || item.kind === 'generalization') {
      const target = resourceFor(facts, item.kind === 'relationship' ? item.to.name : item.super.name)?.name;
      const found = owner.relationships.find((each) => each.destination === target && lost(each));
      if (found === undefined) return [];
      return trace((each) => ({ ...each, relationships: set(each.relationships, found) }));
    }
    if (item.kind === 'action') {
      const found = actionRealising(item.phrase, owner);
      return found !== undefined && lost(found)
        ? trace((each) => ({ ...each, actions: set(each.actions, found) }))
        : [];
    }
    const machine = owner.stateMachine;
    const key = nameKey(item.change.action);
    const found = machine?.transitions.find((each) => nameKey(each.action) === key && lost(each));
    if (machine === undefined || found === undefined) return [];
    return trace((each) => ({
      ...each,
      stateMachine: { ...machine, transitions: set(machine.transitions, found) },
    }));
  });
}
