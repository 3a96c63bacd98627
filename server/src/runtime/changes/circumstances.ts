/** What goes along with a call: `set_context`, `debug_log`, `relate_actor`. */
import { changeAttribute, putContext, refuse } from '../changing.ts';
import { type ChangeOf, relationshipNamed } from '../compiled/making.ts';
import { valued } from '../values/call-value.ts';

export const setContext: ChangeOf = (args) => {
  const value = args.value('context');
  if (typeof value !== 'object' || value === null || !('map' in value))
    throw new Error('set_context needs values by name.');
  const values = valued(value);
  return (changeset, context) =>
    putContext(changeset, values(changeset, context) as Readonly<Record<string, unknown>>);
};

/** Writes to the log what changes, except what is sensitive. */
export const debugLog: ChangeOf = (args, { resource, action }) => {
  const label = args.text('label') ?? `${resource.name}.${action.name}`;
  const hidden = new Set(resource.attributes.filter(({ sensitive }) => sensitive).map(({ name }) => name));
  return (changeset, { surroundings }) => {
    const values = Object.entries(changeset.attributes).map(([name, value]) => [
      name,
      hidden.has(name) ? '**redacted**' : value,
    ]);
    surroundings.log?.('debug', `${label}: ${JSON.stringify(Object.fromEntries(values))}`);
    return changeset;
  };
};

export const relateActor: ChangeOf = (args, making) => {
  const relationship = relationshipNamed(making, args.name('relationship'));
  if (relationship.kind !== 'belongs_to')
    throw new Error(`relate_actor needs a belongs_to, and ${relationship.name} is a ${relationship.kind}.`);
  const allowNil = args.flag('allow_nil?', false);
  const field = args.text('field');
  return (changeset, { actor }) => {
    const related = field === undefined ? actor : (actor?.[field] as typeof actor);
    const id = related?.[relationship.destinationAttribute];
    if (id === undefined || id === null)
      return allowNil
        ? changeset
        : refuse(changeset, relationship.name, 'actor_required', 'needs to know who calls: give an actor');
    return changeAttribute(changeset, relationship.sourceAttribute, id);
  };
};
