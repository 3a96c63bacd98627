/** From what somebody does with an entity to an action of its resource. */
import type { Action, ActionKind, Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey, uniqueName } from '../../model/naming.ts';
import type { ActionPhrase } from '../../model/specification.ts';
import {
  actionKindOn,
  actionRealising,
  defaultActionFor,
  isModifying,
} from '../../quality/correspondence/verbs.ts';
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
 * The resource with an action for the phrase. A verb that means what a default action does is traced to that action; any
 * other verb gets an action of its own. A create accepts every field, a change what its verb needs of what is mentioned
 * (`update_phone_number` the phone number, `assign` a trip its driver), and a deed such as `ship` or `approve` nothing.
 */
export function realiseAction(
  resource: Resource,
  phrase: ActionPhrase,
  sources: readonly string[],
  mentions: readonly string[] = [],
): Resource {
  const known = actionRealising(phrase, resource);
  if (known !== undefined) {
    const actions = mapKept(resource.actions, (action) =>
      action === known ? { ...action, satisfies: union(action.satisfies, sources) } : action,
    );
    return { ...resource, actions };
  }
  const kind = actionKindOn(phrase.verb, resource);
  const taken = new Set(resource.actions.map(({ name }) => name));
  const name = uniqueName(fieldName(defaultActionFor(phrase.verb) ?? phrase.verb, resource.name), taken);
  const accept =
    kind === 'create'
      ? acceptable(resource)
      : kind === 'update'
        ? fieldsOfChange(resource, name, phrase.verb, mentions)
        : [];
  return { ...resource, actions: [...resource.actions, { kind, name, accept, satisfies: sources }] };
}

/** What a caller brings along: the field that the action is named after, or what a changing verb mentions. */
function fieldsOfChange(
  resource: Resource,
  action: string,
  verb: string,
  mentions: readonly string[],
): readonly string[] {
  const fields = acceptable(resource);
  const meant = fields.filter((field) => action.endsWith(`_${field}`) || action === field);
  if (meant.length > 0 || !isModifying(verb)) return meant;
  const said = new Set(mentions.map(nameKey));
  const named = fields.filter(
    (field) => said.has(nameKey(field)) || said.has(nameKey(field.replace(/_id$/, ''))),
  );
  return named.length > 0 ? named : fields;
}
