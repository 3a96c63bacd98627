/**
 * One expectation of the specification made real in a model: what strategies do to all of them in turn, and evolution
 * to one that is unmet. The model stays as it is when what the expectation stands on is missing.
 */
import type { DomainModel } from '../../model/domain-model.ts';
import { actionRealising } from '../../quality/correspondence/verbs.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import type { Expectation } from '../../quality/expectations/expectation.ts';
import { modelFacts } from '../../quality/facts.ts';
import { addResource, mapResource } from '../edit/model-edit.ts';
import { realiseAction } from './action.ts';
import { realiseAttribute } from './attribute.ts';
import { realiseConstraint } from './constraint.ts';
import { realiseFeature } from './extensions.ts';
import { realiseGeneralization } from './generalization.ts';
import { withPermissions } from './policy.ts';
import { realiseRelationship } from './relationship.ts';
import { resourceForEntity } from './resources.ts';
import { type OriginRule, realiseStateChange } from './state-machine.ts';

export function realise(model: DomainModel, expectation: Expectation, origins?: OriginRule): DomainModel {
  const { item, sources } = expectation;
  const nameOf = (entity: string): string | undefined => resourceFor(modelFacts(model), entity)?.name;
  if (item.kind === 'entity') {
    return nameOf(item.entity.name) === undefined
      ? addResource(model, resourceForEntity(item.entity))
      : model;
  }
  if (item.kind === 'relationship' || item.kind === 'generalization') {
    const [first, second] = item.kind === 'relationship' ? [item.from, item.to] : [item.sub, item.super];
    const from = nameOf(first.name);
    const to = nameOf(second.name);
    if (from === undefined || to === undefined) return model;
    return item.kind === 'relationship'
      ? realiseRelationship(model, from, to, item.relationship)
      : realiseGeneralization(model, from, to, sources);
  }
  if (item.kind === 'feature') return realiseFeature(model, item.feature);
  const owner = nameOf(item.entity.name);
  if (owner === undefined) return model;
  return mapResource(model, owner, (resource) => {
    switch (item.kind) {
      case 'attribute':
        return realiseAttribute(resource, item.attribute, item.entity.name);
      case 'action':
        return realiseAction(resource, item.phrase, sources, item.mentions);
      case 'permission': {
        const action = actionRealising(item.phrase, resource);
        if (action === undefined) return resource;
        const { role, allowed } = item;
        return withPermissions(resource, [{ action: action.name, role, allowed, sources }]);
      }
      case 'constraint':
        return realiseConstraint(resource, item.constraint);
      case 'state change':
        return realiseStateChange(resource, item.change, origins);
    }
  });
}
