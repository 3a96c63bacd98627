/**
 * A rule is expected where its kind can be stated in the vocabulary. What cannot be stated is not expected: else a model
 * could only pretend to keep it.
 */

import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey } from '../../model/naming.ts';
import type { Constraint, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { resourceFacts } from '../facts.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

const statable: ReadonlySet<Constraint['kind']> = new Set(['unique', 'range', 'format', 'state'] as const);

export function constraintExpectations(specification: Specification): Expectation[] {
  return specification.constraints.flatMap((constraint): Expectation[] => {
    const { kind, attribute, sources } = constraint;
    const entity =
      constraint.entity === undefined ? undefined : entityNamed(specification, constraint.entity);
    if (entity === undefined || attribute === undefined || !statable.has(kind) || !isCertain(entity))
      return [];
    return [
      {
        item: { kind: 'constraint', entity, constraint },
        label: `${kind} rule on ${entity.name}.${attribute}`,
        weight: trust(entity),
        sources,
        ...decidedBy(entityKey(entity.name), (resource) => (stated(kind, attribute, resource) ? 1 : 0)),
      },
    ];
  });
}

function stated(kind: Constraint['kind'], attribute: string, resource: Resource): boolean {
  const found = resourceFacts(resource).attributesByKey.get(nameKey(fieldName(attribute, resource.name)));
  if (found === undefined) return false;
  if (kind === 'unique') return resource.identities.some(({ keys }) => keys.includes(found.name));
  const { constraints } = found.type;
  if (kind === 'range') return 'min' in constraints || 'max' in constraints;
  if (kind === 'format')
    return 'match' in constraints || 'max_length' in constraints || 'one_of' in constraints;
  return 'one_of' in constraints;
}
