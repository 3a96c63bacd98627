/** The literal reading: every entity a resource, every attribute an attribute, nothing that no statement asked for. */

import { extensionFor } from '../quality/correspondence/extensions.ts';
import { expectationsOf } from '../quality/expectations/registry.ts';
import { listed } from '../quality/metric.ts';
import { compose } from './compose.ts';
import { cite, leftOut, type Strategy } from './strategy.ts';

export const template: Strategy = {
  name: 'template',
  summary: 'Takes the specification literally: each entity becomes a resource with what the text gives it.',
  build(specification, { requirementsFile }) {
    const model = compose({ specification, requirementsFile });
    const expected = expectationsOf(specification);
    const count = (kind: string): number => expected.filter(({ item }) => item.kind === kind).length;
    const joins = model.resources.filter(({ name }) =>
      model.resources.some(({ relationships }) => relationships.some(({ through }) => through === name)),
    );
    const machines = model.resources.filter(({ stateMachine }) => stateMachine !== undefined);
    const rationale = [
      `Each of the ${count('entity')} entities became a resource with the attributes that the text gives it, ${count('attribute')} in all.`,
      `${count('relationship')} relationships were placed by their multiplicities: the side «many» holds the key.`,
    ];
    rationale.push(...leftOut(specification));
    if (joins.length > 0)
      rationale.push(
        `Many-to-many relationships got join resources: ${listed(joins.map((join) => join.name))}${cite(joins.flatMap((join) => join.satisfies))}.`,
      );
    for (const { sub, super: general, sources } of specification.generalizations.slice(0, 3))
      rationale.push(
        `${sub} is a ${general}, so each ${sub} belongs to exactly one ${general}${cite(sources)}.`,
      );
    if (machines.length > 0)
      rationale.push(
        `State machines move ${listed(machines.map((resource) => resource.name))}, since statements say what changes their state${cite(specification.stateChanges.flatMap(({ sources }) => sources))}.`,
      );
    if (count('permission') > 0)
      rationale.push(
        `${count('permission')} permissions of the text became policies; all roles of an action share one.`,
      );
    for (const feature of specification.features) {
      const extension = extensionFor(feature);
      if (extension !== undefined)
        rationale.push(`«${feature.words}» asks for the extension ${extension}${cite(feature.sources)}.`);
    }
    return { model, rationale: rationale.slice(0, 12) };
  },
};
