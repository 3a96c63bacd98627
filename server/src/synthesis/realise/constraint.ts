/** From a rule of the specification to what the vocabulary can say of it: so far, that something is unique. */
import type { Resource } from '../../model/domain-model.ts';
import { fieldName, nameKey } from '../../model/naming.ts';
import type { Constraint } from '../../model/specification.ts';
import { resourceFacts } from '../../quality/facts.ts';
import { withIdentity } from './attribute.ts';

/** The resource with the rule; the same resource when it cannot be stated, or its attribute is missing. */
export function realiseConstraint(resource: Resource, { kind, attribute, sources }: Constraint): Resource {
  if (kind !== 'unique' || attribute === undefined) return resource;
  const found = resourceFacts(resource).attributesByKey.get(nameKey(fieldName(attribute, resource.name)));
  return found === undefined ? resource : withIdentity(resource, [found.name], sources);
}
