/** Defaults that are made each time (`uuid()`, `now()`) of records that are values inside of others: casting alone cannot make them. */
import type { DefaultValue, ResourceDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import { constraint, isPlainObject } from './caster.ts';

/** Gives a value in which no made default is missing. */
export type Filler = (
  value: unknown,
  make: (initial: DefaultValue, type: TypeDefinition) => unknown,
) => unknown;

/** The filler of a type; nothing when there is nothing to fill in. */
export function fillerOf(
  type: TypeDefinition,
  resources: readonly ResourceDefinition[],
  above: readonly string[] = [],
): Filler | undefined {
  if (type.items) {
    const inner = fillerOf(type.items, resources, above);
    return (
      inner && ((value, make) => (Array.isArray(value) ? value.map((item) => inner(item, make)) : value))
    );
  }
  const name = constraint(type, 'instance_of');
  const resource = constraint(type, 'fields') ? undefined : resources.find((each) => each.name === name);
  // A resource that holds itself is filled in once; deeper records of it have to be given their values.
  return resource && !above.includes(resource.name)
    ? embeddedFiller(resource, resources, [...above, resource.name])
    : undefined;
}

function embeddedFiller(
  { attributes }: ResourceDefinition,
  resources: readonly ResourceDefinition[],
  above: readonly string[],
): Filler | undefined {
  const made = attributes.flatMap(({ name, type, default: initial }) =>
    initial && 'call' in initial ? [{ name, type, initial }] : [],
  );
  const inner = attributes.flatMap(({ name, type }) => {
    const filler = fillerOf(type, resources, above);
    return filler ? [{ name, filler }] : [];
  });
  if (made.length + inner.length === 0) return undefined;
  return (value, make) => {
    if (!isPlainObject(value)) return value;
    const filled: Record<string, unknown> = {};
    for (const { name, type, initial } of made)
      if ((value[name] ?? null) === null) filled[name] = make(initial, type);
    for (const { name, filler } of inner)
      if ((value[name] ?? null) !== null) filled[name] = filler(value[name], make);
    return { ...value, ...filled };
  };
}
