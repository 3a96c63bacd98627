/** «A nurse is a kind of practitioner» is expected as a to-one relationship from the special to the general resource. */
import type { Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { entityKey } from './entity.ts';
import { type Expectation, trust } from './expectation.ts';
import { areCertain } from './uncertain.ts';

export function generalizationExpectations(specification: Specification): Expectation[] {
  return specification.generalizations.flatMap((generalization): Expectation[] => {
    const sub = entityNamed(specification, generalization.sub);
    const general = entityNamed(specification, generalization.super);
    if (sub === undefined || general === undefined || sub === general) return [];
    if (!areCertain(sub, general)) return [];
    const subKey = entityKey(sub.name);
    const superKey = entityKey(general.name);
    return [
      {
        item: { kind: 'generalization', sub, super: general, generalization },
        label: `generalization ${sub.name} is a ${general.name}`,
        weight: 1.5 * trust(sub),
        sources: generalization.sources,
        met: (model) => {
          const special = model.byKey.get(subKey);
          const target = model.byKey.get(superKey)?.name;
          if (special === undefined || target === undefined) return 0;
          const toOne = special.relationships.some(
            ({ kind, destination }) =>
              destination === target && (kind === 'belongs_to' || kind === 'has_one'),
          );
          return toOne ? 1 : 0;
        },
      },
    ];
  });
}
