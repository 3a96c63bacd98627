/** The attributes of a record that loading something into it starts from. */
import type { RelationshipDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { findField, primaryKeyOf } from '../expression/fields.ts';

export function sourcesOf(resource: ResourceDefinition, name: string): readonly string[] {
  const field = findField(resource, name);
  return field?.kind === 'relationship' ? [sourceOf(resource, field.relationship)] : [];
}

/** The attribute of a record by which those that a relationship leads to belong to it. @throws ExpressionError when there is none */
export function sourceOf(resource: ResourceDefinition, relationship: RelationshipDefinition): string {
  if (!relationship.along) return relationship.sourceAttribute;
  const [only, ...others] = primaryKeyOf(resource);
  if (only && others.length === 0) return only.name;
  throw new ExpressionError(
    `${relationship.name} of ${resource.name} goes along others, which takes a primary key of one attribute.`,
  );
}
