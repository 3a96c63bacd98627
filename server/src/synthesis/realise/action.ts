/** From what somebody does with an entity to an action of its resource. */
import type { Action, ActionKind, Resource } from '../../model/domain-model.ts';
import { fieldName, uniqueName } from '../../model/naming.ts';
import type { ActionPhrase } from '../../model/specification.ts';
import { actionKindOf, actionRealising, defaultActionFor } from '../../quality/correspondence/verbs.ts';
import { resourceFacts } from '../../quality/facts.ts';
import { mapKept, union } from '../edit/model-edit.ts';

/** Actions of Ash's `defaults [create, read, update, destroy]`, which nobody asked for. */
export function defaultActions(
  kinds: readonly ActionKind[] = ['create', 'read', 'update', 'destroy'],
): Action[] {
  return kinds.map((kind) => ({ kind, name: kind, accept: [], satisfies: [] }));
}

/** The fields that a caller may set: all but `id` and the state, which only transitions change. */
export function acceptable(resource: Resource): readonly string[] {
  const state = resource.stateMachine?.stateAttribute;
  const hidden = new Set(resource.attributes.flatMap(({ name, public: open }) => (open ? [] : [name])));
  return [...resourceFacts(resource).fields].filter(
    (field) => field !== 'id' && field !== state && !hidden.has(field),
  );
}

/**
 * The resource with an action for the phrase. A verb that means what a default action does is traced to that action;
 * any other verb gets an action of its own, which accepts what its kind needs: `update_phone_number` the phone number,
 * `register` and `reschedule` every field.
 */
export function realiseAction(
  resource: Resource,
  phrase: ActionPhrase,
  sources: readonly string[],
): Resource {
  const known = actionRealising(phrase, resource);
  if (known !== undefined) {
    const actions = mapKept(resource.actions, (action) =>
      action === known ? { ...action, satisfies: union(action.satisfies, sources) } : action,
    );
    return { ...resource, actions };
  }
  const kind = actionKindOf(phrase.verb);
  const taken = new Set(resource.actions.map(({ name }) => name));
  const name = uniqueName(fieldName(defaultActionFor(phrase.verb) ?? phrase.verb, resource.name), taken);
  const fields = kind === 'create' || kind === 'update' ? acceptable(resource) : [];
  const meant = fields.filter((field) => name.endsWith(`_${field}`));
  const accept = kind === 'update' && meant.length > 0 ? meant : fields;
  return { ...resource, actions: [...resource.actions, { kind, name, accept, satisfies: sources }] };
}
