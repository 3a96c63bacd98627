/** What somebody does with an entity is expected as an action of its resource. */

import { nameKey, snakeCase } from '../../model/naming.ts';
import type { ActionPhrase, Entity, SpecAttribute, Specification } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { actionKindOf, actionRealising, isDoing, isHanding } from '../correspondence/verbs.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

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
  if (!isDoing(phrase.verb) || phrase.object === '') return undefined;
  const named = entityNamed(specification, phrase.object);
  const key = nameKey(phrase.object);
  if (isHanding(phrase.verb) && specification.actors.some(({ name }) => nameKey(name) === key))
    return undefined;
  if (named !== undefined) return isCertain(named) ? { entity: named, phrase } : undefined;
  for (const name of specification.statements.flatMap(({ id, entities }) =>
    sources.includes(id) ? entities : [],
  )) {
    const entity = entityNamed(specification, name);
    const attribute = entity?.attributes.find((each) => nameKey(each.name) === key);
    if (entity === undefined || attribute === undefined) continue;
    // «Set the status to paid» is the transition that the state change asks for, and no second way to set it.
    if (movesState(specification, entity, attribute, sources)) return undefined;
    const changes = actionKindOf(phrase.verb) !== 'read';
    const verb = changes ? `${snakeCase(phrase.verb)}_${attribute.name}` : phrase.verb;
    return { entity, phrase: { verb, object: entity.name } };
  }
  return undefined;
}

/** Whether the statements say which state the attribute comes to. */
function movesState(
  { stateChanges }: Specification,
  entity: Entity,
  { name, values = [] }: SpecAttribute,
  sources: readonly string[],
): boolean {
  return (
    (values.length > 0 || /^(?:.*_)?(?:status|state|stage|phase)$/.test(name)) &&
    stateChanges.some(
      (change) =>
        nameKey(change.entity) === nameKey(entity.name) && change.sources.some((id) => sources.includes(id)),
    )
  );
}

/**
 * Names of what the statements mention beside the entity and who acts: attributes of the entity, and other entities. A
 * change of the entity may need them.
 */
function mentionsOf(
  specification: Specification,
  entity: Entity,
  sources: readonly string[],
): readonly string[] {
  return specification.statements.flatMap(({ id, text, entities, actor = '' }) => {
    if (!sources.includes(id)) return [];
    const words = ` ${snakeCase(text).replaceAll('_', ' ')} `;
    return [
      ...entity.attributes
        .map(({ name }) => name)
        .filter((name) => words.includes(` ${snakeCase(name).replaceAll('_', ' ')} `)),
      ...entities.filter((name) => ![nameKey(entity.name), nameKey(actor)].includes(nameKey(name))),
    ];
  });
}

export function actionExpectations(specification: Specification): Expectation[] {
  return entityActions(specification).map(({ entity, phrase, sources }) => {
    const key = entityKey(entity.name);
    return {
      item: { kind: 'action', entity, phrase, mentions: mentionsOf(specification, entity, sources) },
      label: `action ${phrase.verb} ${entity.name}`,
      weight: 1.5 * trust(entity),
      sources,
      ...decidedBy(key, (resource) => (actionRealising(phrase, resource) === undefined ? 0 : 1)),
    };
  });
}
