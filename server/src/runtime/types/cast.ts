/** Input becomes values of types: a caster is made once for each type that a definition names. */
import { nearest } from '../../dsl/names/nearest.ts';
import type { ResourceDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import type { Path } from '../field-error.ts';
import type { Caster } from './caster.ts';
import { types } from './registry.ts';

/** Each type of a definition is one object, so that what was made for it is found by it. */
const known = new WeakMap<TypeDefinition, Caster>();

/** Makes casters; `resources` are looked through for embedded ones. */
export function createCasters(
  resources: readonly ResourceDefinition[] = [],
): (type: TypeDefinition) => Caster {
  const caster = (type: TypeDefinition): Caster => {
    const made = known.get(type);
    if (made) return made;
    const family = Object.hasOwn(types, type.name) ? types[type.name] : undefined;
    const embedded = family ? undefined : resources.find(({ name }) => name === type.name);
    if (!family && !embedded) throw new Error(unknownType(type.name));
    const casting = { caster, resource: (name: string) => resources.find((each) => each.name === name) };
    const inner = family
      ? family(type, casting)
      : caster({ name: 'struct', constraints: { instance_of: type.name } });
    const result: Caster = (value, path) =>
      value === null || value === undefined ? null : inner(value, path);
    known.set(type, result);
    return result;
  };
  return caster;
}

function unknownType(name: string): string {
  const meant = nearest(name, Object.keys(types));
  if (name === 'function' || name === 'file')
    return `Values of the type ${name} cannot be given to an action here.`;
  return `There is no type ${name}.${meant ? ` Did you mean ${meant}?` : ` There are ${Object.keys(types).join(', ')}.`}`;
}

const casters = createCasters();

/**
 * The value as records hold it, or a {@link CastFailure} with errors whose paths begin with `path`.
 * @throws Error when the type is unknown or its constraints make no sense
 */
export function castInput(type: TypeDefinition, value: unknown, path: Path): unknown {
  return casters(type)(value, path);
}
