/** Gives a many-to-many relationship the join resource that it cannot be stored without. */
import { modelFacts } from '../../quality/facts.ts';
import { keep, mapResource } from '../../synthesis/edit/model-edit.ts';
import { joinResources } from '../../synthesis/realise/relationship.ts';
import { choose, type Operator } from '../operator.ts';

export const reifyManyToMany: Operator = {
  name: 'reify_many_to_many',
  summary: 'Gives a many-to-many relationship without a join resource a resource to go through.',
  apply(model, { random }) {
    const facts = modelFacts(model);
    const places = model.resources.flatMap((owner) =>
      owner.relationships
        .filter(({ kind, destination, through }) => {
          const stored = through !== undefined && facts.byName.has(through);
          return kind === 'many_to_many' && !stored && facts.byName.has(destination);
        })
        .map((relationship) => ({ owner, relationship })),
    );
    const place = choose(random, places);
    if (place === undefined) return undefined;
    const [a, b] = [place.owner.name, place.relationship.destination];
    const without = (model_: typeof model, owner: string, other: string) =>
      mapResource(model_, owner, (resource) => ({
        ...resource,
        relationships: keep(
          resource.relationships,
          ({ kind, destination, through }) =>
            kind !== 'many_to_many' ||
            destination !== other ||
            (through !== undefined && facts.byName.has(through)),
        ),
      }));
    const freed = without(without(model, a, b), b, a);
    return {
      model: joinResources(freed, a, b, place.relationship.satisfies),
      description: `Store the many-to-many relationship of ${a} and ${b} in a join resource`,
    };
  },
};
