/**
 * State changes: what statements say of them, and what follows from the names of states. Where a claim is *reported*, *accepted* or
 * *denied*, whoever accepts a claim makes it accepted.
 */
import type { Entity, StateChange } from '../../model/specification.ts';
import type { Facts } from '../facts/facts.ts';
import { STATE_NOUNS } from '../lexicons/state-nouns.ts';
import { isParticiple, verbBase } from '../nlp/lemma.ts';
import { type Names, pascalCase, snakeCase } from './names.ts';

/** The state changes of a document in the order of the text. */
export function mergeStateChanges(
  facts: readonly Facts[],
  entities: readonly Entity[],
  chosen: ReadonlySet<string>,
  names: Names,
): readonly StateChange[] {
  const told = facts.flatMap((fact) =>
    fact.changes.flatMap(({ entity, action, from, to, source }): readonly StateChange[] => {
      const owner = entity === undefined ? undefined : names.canonical(entity);
      if (owner === undefined || !chosen.has(owner) || isOther(entities, owner, to)) return [];
      return [
        {
          entity: pascalCase(owner),
          action: snakeCase(action),
          ...(from === undefined ? {} : { from }),
          to,
          sources: [source],
        },
      ];
    }),
  );
  return [...told, ...byNames(facts, entities, told, names)];
}

/** *sets its condition to worn*: a value of another property than its state, where that has values of its own. */
function isOther(entities: readonly Entity[], owner: string, to: string): boolean {
  const having = entities
    .find(({ name }) => name === pascalCase(owner))
    ?.attributes.filter(({ values }) => values?.includes(snakeCase(to)));
  return having !== undefined && having.length > 0 && !having.some(({ name }) => isState(name));
}

function isState(attribute: string): boolean {
  return STATE_NOUNS.has(attribute.split('_').at(-1) ?? attribute);
}

/** Actions whose participle is a state of what they act on, where no statement says more of it. */
function byNames(
  facts: readonly Facts[],
  entities: readonly Entity[],
  told: readonly StateChange[],
  names: Names,
): readonly StateChange[] {
  const known = new Set(told.map(({ entity, to }) => `${entity} ${to}`));
  const states = statesByAction(entities);
  const found = new Map<string, { change: Omit<StateChange, 'sources'>; sources: Set<string> }>();
  for (const { actions, permissions, mentions } of facts) {
    const source = mentions[0]?.source;
    const done = [
      ...permissions.flatMap(({ action, allowed, source: from }) => (allowed ? [{ action, from }] : [])),
      ...(source === undefined ? [] : actions.map((action) => ({ action, from: source }))),
    ];
    for (const { action, from } of done) {
      const entity = pascalCase(names.canonical(action.object));
      const to = states.get(`${entity} ${action.verb}`);
      if (to === undefined || known.has(`${entity} ${to}`)) continue;
      const key = `${entity} ${to}`;
      const one = found.get(key) ?? {
        change: { entity, action: snakeCase(action.verb), to },
        sources: new Set<string>(),
      };
      one.sources.add(from);
      found.set(key, one);
    }
  }
  return [...found.values()].map(({ change, sources }) => ({ ...change, sources: [...sources] }));
}

/** `Claim accept` → `accepted`, for the states of each entity. */
function statesByAction(entities: readonly Entity[]): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const { name, attributes } of entities)
    for (const { name: attribute, values } of attributes) {
      if (!isState(attribute)) continue;
      for (const value of values ?? [])
        if (isParticiple(value)) states.set(`${name} ${verbBase(value)}`, value);
    }
  return states;
}
