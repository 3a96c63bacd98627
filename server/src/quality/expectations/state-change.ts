/** A change of state is expected as a transition of the resource's state machine. */

import type { Resource } from '../../model/domain-model.ts';
import { atomName, fieldName, nameKey, snakeCase } from '../../model/naming.ts';
import type { Specification, StateChange } from '../../model/specification.ts';
import { entityNamed } from '../correspondence/entities.ts';
import { oneOf } from '../correspondence/types.ts';
import { entityKey } from './entity.ts';
import { decidedBy, type Expectation, trust } from './expectation.ts';
import { isCertain } from './uncertain.ts';

/** What knowing the state is worth when no transition leads to it by the action. */
const stateOnly = 0.4;

export function stateChangeExpectations(specification: Specification): Expectation[] {
  return specification.stateChanges.flatMap((change): Expectation[] => {
    const entity = entityNamed(specification, change.entity);
    if (entity === undefined || !isCertain(entity)) return [];
    const key = entityKey(entity.name);
    const origin = change.from === undefined ? '' : `${change.from} → `;
    return [
      {
        item: { kind: 'state change', entity, change },
        label: `state change ${entity.name}: ${change.action} (${origin}${change.to})`,
        weight: 1.5 * trust(entity),
        sources: change.sources,
        ...decidedBy(key, (resource) => realised(resource, change)),
      },
    ];
  });
}

/** Verbs that say that a state changes, but not by which deed: «set the status to paid», «becomes overdue». */
const generic: ReadonlySet<string> = new Set(
  'set mark change move become update switch turn go transition'.split(' '),
);

/** The name of the action that makes a change of state: its verb, or `mark_as_paid` when the verb says nothing. */
export function transitionName(change: StateChange): string {
  const verb = snakeCase(change.action);
  return verb === '' || generic.has(verb) ? `mark_as_${atomName(change.to)}` : fieldName(verb);
}

function realised(resource: Resource, change: StateChange): number {
  const to = atomName(change.to);
  const from = change.from === undefined ? undefined : atomName(change.from);
  const action = nameKey(transitionName(change));
  let best = resource.attributes.some((attribute) => oneOf(attribute.type).includes(to)) ? stateOnly : 0;
  for (const transition of resource.stateMachine?.transitions ?? []) {
    if (transition.to !== to) continue;
    if (from !== undefined && !transition.from.includes(from)) best = Math.max(best, stateOnly);
    else if (nameKey(transition.action) === action) return 1;
    else best = Math.max(best, 0.7);
  }
  const born = resource.stateMachine?.initialStates.includes(to) ?? false;
  if (born && resource.actions.some(({ kind, name }) => kind === 'create' && nameKey(name) === action))
    return 1;
  return best;
}
