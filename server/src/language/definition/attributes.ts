/** Attributes, identities and what holds for tenants. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import type {
  AttributeDefinition,
  IdentityDefinition,
  MultitenancyDefinition,
} from '../../model/definition/resource.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { compileExpression } from './expression.ts';
import { optional, type Reading } from './reading.ts';
import { defaultOf, typeOf } from './type.ts';

const attributeKeywords = [
  'attribute',
  'uuid_primary_key',
  'uuid_v7_primary_key',
  'integer_primary_key',
  'create_timestamp',
  'update_timestamp',
];

/** The attributes of the parts of a resource, those that other elements bring along last. */
export function readAttributes(parts: readonly Node[], reading: Reading): readonly AttributeDefinition[] {
  const sections = sectionsIn(parts, 'attributes', reading);
  // What they say is said by the attributes that they bring along.
  for (const { children } of elementsIn(sections, ['timestamps'], reading))
    for (const option of children) reading.mark(option);
  return elementsIn(sections, attributeKeywords, reading).map((node) => readAttribute(node, reading));
}

function readAttribute(node: Node, reading: Reading): AttributeDefinition {
  const name = elementName(node) ?? '';
  const filterable = reading.text(node, 'filterable?') === 'simple_equality';
  return {
    name,
    source: reading.text(node, 'source') ?? name,
    type: typeOf(node, reading) ?? { name: 'term', constraints: {} },
    ...optional('description', reading.text(node, 'description')),
    primaryKey: reading.flag(node, 'primary_key?'),
    allowNil: reading.flag(node, 'allow_nil?', true),
    writable: reading.flag(node, 'writable?', true),
    public: reading.flag(node, 'public?'),
    sensitive: reading.flag(node, 'sensitive?'),
    generated: reading.flag(node, 'generated?'),
    ...optional('default', defaultOf(node, 'default', reading)),
    ...optional('updateDefault', defaultOf(node, 'update_default', reading)),
    filterable: filterable ? 'simple_equality' : reading.flag(node, 'filterable?', true),
    sortable: reading.flag(node, 'sortable?', true),
    selectByDefault: reading.flag(node, 'select_by_default?', true),
    ...optional('renamedFrom', reading.text(node, 'renamed_from')),
  };
}

/** What no two records have in common. */
export function readIdentities(parts: readonly Node[], reading: Reading): readonly IdentityDefinition[] {
  return elementsIn(sectionsIn(parts, 'identities', reading), ['identity'], reading).map((node) => {
    const where = reading.value(node, 'where');
    return {
      name: elementName(node) ?? '',
      keys: reading.words(node, 'keys'),
      ...optional('where', where && compileExpression(where.expression, where.node, reading)),
      nilsDistinct: reading.flag(node, 'nils_distinct?', true),
      ...optional('message', reading.text(node, 'message')),
      ...optional('fieldNames', nonEmpty(reading.words(node, 'field_names'))),
      allTenants: reading.flag(node, 'all_tenants?'),
    };
  });
}

const nonEmpty = (words: readonly string[]): readonly string[] | undefined =>
  words.length > 0 ? words : undefined;

/** How tenants are kept apart. Only an attribute can do that here. */
export function readMultitenancy(
  parts: readonly Node[],
  reading: Reading,
): MultitenancyDefinition | undefined {
  const sections = sectionsIn(parts, 'multitenancy', reading);
  const [first] = sections;
  if (!first) return undefined;
  const attribute = sections
    .map((each) => reading.text(each, 'attribute'))
    .find((each) => each !== undefined);
  const byAttribute = sections.some((each) => reading.text(each, 'strategy') === 'attribute');
  if (!byAttribute || attribute === undefined) {
    reading.refuse(first, 'Tenants can only be kept apart by an attribute here: `strategy attribute`.');
    return undefined;
  }
  return { attribute, global: sections.some((each) => reading.flag(each, 'global?')) };
}
