/** From an attribute of the specification to an attribute of a resource. */
import type { Attribute, Literal, Resource, TypeUse } from '../../model/domain-model.ts';
import { atomName, fieldName, uniqueName } from '../../model/naming.ts';
import type { SpecAttribute } from '../../model/specification.ts';
import { oneOf, preferredType } from '../../quality/correspondence/types.ts';
import { attributeKey } from '../../quality/expectations/attribute.ts';
import { resourceFacts } from '../../quality/facts.ts';
import { takenFields, withAttribute } from '../edit/model-edit.ts';
import { withStates } from './state-machine.ts';

/** The type with every constraint that the text gives. */
export function typeFor({ type, values, min, max }: SpecAttribute): TypeUse {
  const name = preferredType(type);
  if (name === 'atom') {
    const atoms = [...new Set((values ?? []).map(atomName))].map((atom) => ({ atom }));
    return { name, constraints: atoms.length === 0 ? {} : { one_of: atoms } };
  }
  const bounded = name === 'integer' || name === 'decimal';
  return {
    name,
    constraints: {
      ...(bounded && min !== undefined ? { min } : {}),
      ...(bounded && max !== undefined ? { max } : {}),
    },
  };
}

/** The attribute under a safe name; public, since somebody asked for it. */
export function attributeFor(spec: SpecAttribute, owner: string): Attribute {
  const type = typeFor(spec);
  const initial = defaultFor(spec, type);
  return {
    name: fieldName(spec.name, owner),
    type,
    allowNil: !spec.required,
    public: true,
    ...(initial === undefined ? {} : { default: initial }),
    satisfies: spec.sources,
  };
}

/** The resource with the attribute, and with an identity when it is unique; the same resource when it is there. */
export function realiseAttribute(resource: Resource, spec: SpecAttribute, entity: string): Resource {
  const facts = resourceFacts(resource);
  const key = attributeKey(spec, entity);
  if (facts.attributesByKey.has(key) || facts.relationshipsByKey.has(key)) return resource;
  const attribute = attributeFor(spec, resource.name);
  const named = { ...attribute, name: uniqueName(attribute.name, takenFields(resource)) };
  if (resource.stateMachine?.stateAttribute === named.name)
    return withStates(resource, oneOf(named.type), spec.sources);
  const grown = withAttribute(resource, named);
  return spec.unique ? withIdentity(grown, [named.name], spec.sources) : grown;
}

/** The resource with an identity on the fields; the same resource when there is one. */
export function withIdentity(
  resource: Resource,
  keys: readonly string[],
  satisfies: readonly string[],
): Resource {
  const same = (other: readonly string[]): boolean =>
    other.length === keys.length && other.every((key) => keys.includes(key));
  if (resource.identities.some((identity) => same(identity.keys))) return resource;
  const wanted = `unique_${keys.map((key) => key.replace(/_id$/, '')).join('_and_')}`;
  const taken = new Set(resource.identities.map(({ name }) => name));
  const identity = { name: uniqueName(fieldName(wanted), taken), keys, satisfies };
  return { ...resource, identities: [...resource.identities, identity] };
}

/** The default as a literal of the type; undefined when there is none or the type cannot hold it. */
function defaultFor(spec: SpecAttribute, type: TypeUse): Literal | undefined {
  const value = spec.default;
  if (value === undefined) return undefined;
  if (type.name === 'atom') {
    const atom = atomName(String(value));
    return (spec.values ?? []).some((known) => atomName(known) === atom) ? { atom } : undefined;
  }
  if (type.name === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (type.name === 'integer') return Number.isInteger(value) ? value : undefined;
  if (type.name === 'decimal') return typeof value === 'number' ? value : undefined;
  return type.name === 'string' || type.name === 'ci_string' ? String(value) : undefined;
}
