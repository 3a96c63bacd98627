/** A rule is expected where its kind can be stated; one that the vocabulary cannot state is met in part when its statement is traced. */

import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey } from '../../model/naming.ts';
import type { Constraint, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { elementsOf } from '../elements.ts';
import { resourceFacts } from '../facts.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';

/** What it is worth that an element names the statement, although the rule itself cannot be seen. */
const traced = 0.5;

export function constraintExpectations(specification: Specification): Expectation[] {
  return specification.constraints.flatMap((constraint): Expectation[] => {
    const entity =
      constraint.entity === undefined ? undefined : entityNamed(specification, constraint.entity);
    if (entity === undefined) return [];
    const key = entityKey(entity.name);
    const on = constraint.attribute === undefined ? entity.name : `${entity.name}.${constraint.attribute}`;
    return [
      {
        item: { kind: 'constraint', entity, constraint },
        label: `${constraint.kind} rule on ${on}`,
        weight: trust(entity),
        sources: constraint.sources,
        ...decidedBy(key, (resource) => {
          if (stated(constraint, resource)) return 1;
          const ids = constraint.sources;
          const mentions = elementsOf(resource).some(({ satisfies }) =>
            satisfies.some((id) => ids.includes(id)),
          );
          return mentions ? traced : 0;
        }),
      },
    ];
  });
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
