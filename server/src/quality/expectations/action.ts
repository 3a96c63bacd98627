/** What somebody does with an entity is expected as an action of its resource. */

import { nameKey, snakeCase } from '../../model/naming.ts';
import type { ActionPhrase, Entity, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { actionKindOf, actionRealising, isDoing } from '../correspondence/verbs.ts';
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
  const add = (said: ActionPhrase, sources: readonly string[]): void => {
    const understood = understand(specification, said, sources);
    if (understood === undefined) return;
    const { entity, phrase } = understood;
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

/**
 * What an action phrase asks of which entity: its object is the entity, or an attribute of one that its statements speak
 * of («update my phone number» → `update_phone_number` of `Patient`). Undefined when nothing of the specification is meant.
 */
export function understand(
  specification: Specification,
  phrase: ActionPhrase,
  sources: readonly string[],
): { readonly entity: Entity; readonly phrase: ActionPhrase } | undefined {
  if (!isDoing(phrase.verb)) return undefined;
  const named = entityNamed(specification, phrase.object);
  if (named !== undefined) return { entity: named, phrase };
  const key = nameKey(phrase.object);
  for (const name of specification.statements.flatMap(({ id, entities }) =>
    sources.includes(id) ? entities : [],
  )) {
    const entity = entityNamed(specification, name);
    const attribute = entity?.attributes.find((each) => nameKey(each.name) === key);
    if (entity === undefined || attribute === undefined) continue;
    const changes = actionKindOf(phrase.verb) !== 'read';
    const verb = changes ? `${snakeCase(phrase.verb)}_${attribute.name}` : phrase.verb;
    return { entity, phrase: { verb, object: entity.name } };
  }
  return undefined;
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
