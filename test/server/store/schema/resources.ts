/** Resource definitions in few words, for tests of what the store makes of them. */
import type {
  AttributeDefinition,
  RelationshipDefinition,
  ResourceDefinition,
} from '../../../../server/src/model/definition/resource.ts';

export function attribute(
  name: string,
  type: string,
  more: Partial<AttributeDefinition> = {},
): AttributeDefinition {
  return {
    name,
    source: name,
    type: { name: type, constraints: {} },
    primaryKey: false,
    allowNil: true,
    writable: true,
    public: true,
    sensitive: false,
    generated: false,
    filterable: true,
    sortable: true,
    selectByDefault: true,
    ...more,
  };
}

export function belongsTo(
  name: string,
  destination: string,
  more: Partial<RelationshipDefinition> = {},
): RelationshipDefinition {
  return {
    kind: 'belongs_to',
    name,
    destination,
    sourceAttribute: `${name}_id`,
    destinationAttribute: 'id',
    allowNil: true,
    public: true,
    ...more,
  };
}

/** With the primary key `id: uuid` in front of `attributes`. */
export function resource(
  name: string,
  table: string,
  attributes: readonly AttributeDefinition[],
  more: Partial<ResourceDefinition> = {},
): ResourceDefinition {
  return {
    name,
    table,
    attributes: [attribute('id', 'uuid', { primaryKey: true, allowNil: false }), ...attributes],
    relationships: [],
    identities: [],
    actions: [],
    changes: [],
    validations: [],
    preparations: [],
    calculations: [],
    aggregates: [],
    publications: [],
    indexes: [],
    ...more,
  };
}
