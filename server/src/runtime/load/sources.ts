/** The attributes of a record that loading something into it starts from. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { findField } from '../expression/fields.ts';

export function sourcesOf(resource: ResourceDefinition, name: string): readonly string[] {
  const field = findField(resource, name);
  if (field?.kind === 'relationship') return [field.relationship.sourceAttribute];
  return [];
}
