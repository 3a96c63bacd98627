/**
 * A rule on the data is expected to be stated. One that the vocabulary has no words for (a bound on how many, a span of
 * time) stays unmet in every model, so that nobody takes a model for the whole truth; nothing can pretend to keep it.
 */

import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey } from '../../model/naming.ts';
import type { Constraint, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { resourceFacts } from '../facts.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

export function constraintExpectations(specification: Specification): Expectation[] {
  return specification.constraints.flatMap((constraint): Expectation[] => {
    const { kind, attribute, sources } = constraint;
    const entity =
      constraint.entity === undefined ? undefined : entityNamed(specification, constraint.entity);
    if (entity === undefined || !isCertain(entity) || isShape(constraint)) return [];
    return [
      {
        item: { kind: 'constraint', entity, constraint },
        label: `${kind} rule on ${entity.name}${attribute === undefined ? '' : `.${attribute}`}`,
        weight: trust(entity),
        sources,
        ...decidedBy(entityKey(entity.name), (resource) => (stated(constraint, resource) ? 1 : 0)),
      },
    ];
  });
}

/** «Exactly one», «one or more»: the multiplicity of a relationship, which is expected as such. */
function isShape({ kind, text }: Constraint): boolean {
  return kind === 'multiplicity' && !/[0-9]/.test(text);
}

function stated({ kind, attribute }: Constraint, resource: Resource): boolean {
  if (attribute === undefined) return false;
  const found = resourceFacts(resource).attributesByKey.get(nameKey(fieldName(attribute, resource.name)));
  if (found === undefined) return false;
  if (kind === 'unique') return resource.identities.some(({ keys }) => keys.includes(found.name));
  const { constraints } = found.type;
  if (kind === 'range') return 'min' in constraints || 'max' in constraints;
  if (kind === 'format')
    return 'match' in constraints || 'max_length' in constraints || 'one_of' in constraints;
  return kind === 'state' && 'one_of' in constraints;
}
