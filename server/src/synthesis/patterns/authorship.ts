/** Who writes something stays known with what was written. */
import type { DomainModel } from '../../model/domain-model.ts';
import { nameKey, snakeCase } from '../../model/naming.ts';
import { entityNamed } from '../../quality/correspondence/entities.ts';
import { resourceFor } from '../../quality/expectations/entity.ts';
import { modelFacts, resourceFacts } from '../../quality/facts.ts';
import { listed } from '../../quality/metric.ts';
import { connect } from '../realise/relationship.ts';
import type { Pattern } from './pattern.ts';

/** Verbs whose object did not exist before, and bears its author's mark. */
const authoring: ReadonlySet<string> = new Set(
  'write create draft submit raise publish post place open file make upload enter report propose issue'.split(
    ' ',
  ),
);

export const authorship: Pattern = {
  name: 'authorship',
  summary: 'What an actor writes or submits belongs to the actor, when both are things the model keeps.',
  source: 'Participant – transaction (Coad, Modeling in Color, 1999).',
  stage: 'relationship',
  apply(model, specification) {
    const done: string[] = [];
    const all: string[] = [];
    let result: DomainModel = model;
    for (const actor of specification.actors)
      for (const { action, allowed, sources } of actor.permissions) {
        const work = entityNamed(specification, action.object);
        const facts = modelFacts(result);
        const author = specification.entities.find(({ name }) => nameKey(name) === nameKey(actor.name));
        const holder = work && resourceFor(facts, work.name);
        const target = author && resourceFor(facts, author.name);
        if (!allowed || !authoring.has(snakeCase(action.verb))) continue;
        if (holder === undefined || target === undefined || holder === target) continue;
        const linked =
          resourceFacts(holder).destinations.has(target.name) ||
          resourceFacts(target).destinations.has(holder.name);
        if (linked) continue;
        done.push(`${holder.name} to ${target.name}`);
        all.push(...sources);
        result = connect(result, {
          holder: holder.name,
          target: target.name,
          many: true,
          required: false,
          sources,
        });
      }
    if (done.length === 0) return undefined;
    return {
      model: result,
      note: `What somebody writes belongs to its author: ${listed(done)}`,
      sources: all,
    };
  },
};
