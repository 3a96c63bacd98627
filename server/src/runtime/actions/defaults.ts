/** Defaults of attributes: known ones from the beginning, made ones right before the data store. */
import type { Changeset } from '../changeset.ts';
import type { CompiledDefault, CompiledResource } from '../compiled/resource.ts';
import type { RuntimeContext, Surroundings } from '../context.ts';
import { type Moment, momentOf } from '../values/generated.ts';

export function valueOfDefault(value: CompiledDefault, surroundings: Surroundings, moment: Moment): unknown {
  return 'value' in value ? value.value : value.generator(surroundings, moment);
}

/** Defaults that are values count from the beginning, so that changes see them; they give way to `set_new_attribute`. */
export function withKnownDefaults(changeset: Changeset, resource: CompiledResource): Changeset {
  const attributes: Record<string, unknown> = { ...changeset.attributes };
  const defaulted: string[] = [];
  for (const { name, default: initial } of resource.attributes)
    if (initial && 'value' in initial && !Object.hasOwn(attributes, name)) {
      attributes[name] = initial.value;
      defaulted.push(name);
    }
  return { ...changeset, attributes, defaulted };
}

/** Defaults that are made each time, right before the data store: of what no step has set. */
export function withMadeDefaults(
  changeset: Changeset,
  resource: CompiledResource,
  surroundings: Surroundings,
): Changeset {
  const attributes: Record<string, unknown> = { ...changeset.attributes };
  const defaulted = [...changeset.defaulted];
  const moment = momentOf(surroundings);
  const isNew = !changeset.data;
  let changes = isNew || Object.keys(attributes).length > 0 || Object.keys(changeset.atomics).length > 0;
  // An update that changes nothing is none, and leaves its time as it is.
  changes ||= changeset.action.kind === 'destroy' && changeset.action.soft === true;
  if (!changes) return changeset;
  for (const attribute of resource.attributes) {
    const { name } = attribute;
    const made = isNew ? attribute.default : attribute.updateDefault;
    if (!made || Object.hasOwn(attributes, name) || Object.hasOwn(changeset.atomics, name)) continue;
    if (isNew && 'value' in made) continue;
    const value = valueOfDefault(made, surroundings, moment);
    attributes[name] = 'generator' in made ? attribute.cast(value, [name]) : value;
    defaulted.push(name);
  }
  return { ...changeset, attributes, defaulted };
}

/** Made defaults of records inside of the values that change, last of all. */
export function withEmbedded(
  changeset: Changeset,
  { attributes }: CompiledResource,
  { surroundings }: RuntimeContext,
): Changeset {
  let current = changeset;
  for (const { name, filler } of attributes)
    if (filler && Object.hasOwn(changeset.attributes, name)) {
      const value = filler(changeset.attributes[name], surroundings, momentOf(surroundings));
      current = { ...current, attributes: { ...current.attributes, [name]: value } };
    }
  return current;
}
