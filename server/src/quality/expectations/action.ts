/** What somebody does with an entity is expected as an action of its resource. */

import { nameKey } from '../../model/naming.ts';
import type { ActionPhrase, Entity, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { actionRealising, isDoing } from '../correspondence/verbs.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';

/** An action phrase whose object is an entity, with all the statements it stands in. */
export interface EntityAction {
  readonly entity: Entity;
  readonly phrase: ActionPhrase;
  readonly sources: readonly string[];
}

/** The things done with entities, each verb once for each entity, in the order of the statements. */
export function entityActions(specification: Specification): readonly EntityAction[] {
  const found = new Map<string, { entity: Entity; phrase: ActionPhrase; sources: string[] }>();
  const add = (phrase: ActionPhrase, sources: readonly string[]): void => {
    const entity = isDoing(phrase.verb) ? entityNamed(specification, phrase.object) : undefined;
    if (entity === undefined) return;
    const key = `${entityKey(entity.name)} ${nameKey(phrase.verb)}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { entity, phrase, sources: [...sources] });
    else known.sources.push(...sources.filter((id) => !known.sources.includes(id)));
  };
  for (const statement of specification.statements)
    for (const phrase of statement.actions) add(phrase, [statement.id]);
  for (const actor of specification.actors)
    for (const { action, sources } of actor.permissions) add(action, sources);
  return [...found.values()];
}

export function actionExpectations(specification: Specification): Expectation[] {
  return entityActions(specification).map(({ entity, phrase, sources }) => {
    const key = entityKey(entity.name);
    return {
      item: { kind: 'action', entity, phrase },
      label: `action ${phrase.verb} ${entity.name}`,
      weight: 1.5 * trust(entity),
      sources,
      ...decidedBy(key, (resource) => (actionRealising(phrase, resource) === undefined ? 0 : 1)),
    };
  });
}
