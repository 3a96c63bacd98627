/** The fields of a resource by name: attributes, relationships, calculations and aggregates share their names. */
import type {
  AggregateDefinition,
  AttributeDefinition,
  CalculationDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../../model/definition/resource.ts';
import { ExpressionError } from './expression-error.ts';

export type Field =
  | { readonly kind: 'attribute'; readonly attribute: AttributeDefinition }
  | { readonly kind: 'relationship'; readonly relationship: RelationshipDefinition }
  | { readonly kind: 'calculation'; readonly calculation: CalculationDefinition }
  | { readonly kind: 'aggregate'; readonly aggregate: AggregateDefinition };

const known = new WeakMap<ResourceDefinition, ReadonlyMap<string, Field>>();

function fieldsOf(resource: ResourceDefinition): ReadonlyMap<string, Field> {
  const found = known.get(resource);
  if (found) return found;
  const fields = new Map<string, Field>();
  for (const attribute of resource.attributes) fields.set(attribute.name, { kind: 'attribute', attribute });
  for (const relationship of resource.relationships)
    fields.set(relationship.name, { kind: 'relationship', relationship });
  for (const calculation of resource.calculations)
    fields.set(calculation.name, { kind: 'calculation', calculation });
  for (const aggregate of resource.aggregates) fields.set(aggregate.name, { kind: 'aggregate', aggregate });
  known.set(resource, fields);
  return fields;
}

/** The field with a name; undefined when the resource has none. */
export function findField(resource: ResourceDefinition, name: string): Field | undefined {
  return fieldsOf(resource).get(name);
}

/** @throws ExpressionError when the resource has no such field */
export function fieldNamed(resource: ResourceDefinition, name: string): Field {
  const field = findField(resource, name);
  if (field) return field;
  const names = [...fieldsOf(resource).keys()].join(', ');
  throw new ExpressionError(`${resource.name} has no field ${name}. It has ${names}.`);
}

/** @throws ExpressionError when the resource has no such relationship */
export function relationshipNamed(resource: ResourceDefinition, name: string): RelationshipDefinition {
  const field = findField(resource, name);
  if (field?.kind === 'relationship') return field.relationship;
  const names = resource.relationships.map((each) => each.name).join(', ') || 'none';
  throw new ExpressionError(`${resource.name} has no relationship ${name}. It has ${names}.`);
}

/** @throws ExpressionError when the resource has no such attribute */
export function attributeNamed(resource: ResourceDefinition, name: string): AttributeDefinition {
  const field = findField(resource, name);
  if (field?.kind === 'attribute') return field.attribute;
  throw new ExpressionError(`${resource.name} has no attribute ${name}.`);
}

/** The attributes of the primary key, in order. */
export function primaryKeyOf(resource: ResourceDefinition): readonly AttributeDefinition[] {
  return resource.attributes.filter(({ primaryKey }) => primaryKey);
}

export function isToMany(relationship: RelationshipDefinition): boolean {
  return relationship.kind === 'has_many' || relationship.kind === 'many_to_many';
}

/** A relationship path followed to the resource at its end. */
export function destinationOf(
  resource: ResourceDefinition,
  path: readonly string[],
  resourceNamed: (name: string) => ResourceDefinition,
): ResourceDefinition {
  return path.reduce((at, step) => resourceNamed(relationshipNamed(at, step).destination), resource);
}
