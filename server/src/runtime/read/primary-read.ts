/** The read action by which records are found when no action is named: for `get`, loads and lookups. */
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';

const plain = new WeakMap<ResourceDefinition, ActionDefinition>();

/** The primary read action, else the only or first one that gives all records; a plain one when the resource has none. */
export function primaryRead(resource: ResourceDefinition): ActionDefinition {
  const reads = resource.actions.filter(({ kind }) => kind === 'read');
  const found =
    reads.find(({ primary }) => primary) ?? reads.find(({ name }) => name === 'read') ?? plain.get(resource);
  if (found) return found;
  const made: ActionDefinition = {
    kind: 'read',
    name: 'read',
    primary: true,
    public: false,
    accept: [],
    requireAttributes: [],
    allowNilInput: [],
    arguments: [],
    changes: [],
    validations: [],
    preparations: [],
    skipUnknownInputs: [],
  };
  plain.set(resource, made);
  return made;
}
