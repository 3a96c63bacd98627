/** Relationships, with the attributes that Ash derives from names where the document names none. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import type { Expr } from '../../model/definition/expression.ts';
import type { RelationshipDefinition } from '../../model/definition/resource.ts';
import { snakeCase } from '../../model/naming.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { compileExpression, namesIn } from './expression.ts';
import { optional, type Reading } from './reading.ts';
import { readSort } from './sort.ts';

const kinds = ['belongs_to', 'has_one', 'has_many', 'many_to_many'] as const;

/** The relationships of the parts of a resource. */
export function readRelationships(
  parts: readonly Node[],
  resource: Node,
  reading: Reading,
): readonly RelationshipDefinition[] {
  return elementsIn(sectionsIn(parts, 'relationships', reading), kinds, reading).flatMap((node) =>
    kinds.flatMap((kind) =>
      node.schema?.keyword === kind ? [readRelationship(node, kind, resource, reading)] : [],
    ),
  );
}

/** `blog_post`, by which attributes of others name this resource: its short name, or else the last part of its name. */
function shortName(resource: Node, reading: Reading): string {
  return reading.text(resource, 'short_name') ?? shortNameOf(elementName(resource) ?? '');
}

function shortNameOf(name: string): string {
  return snakeCase(name.split('.').at(-1) ?? name);
}

function readRelationship(
  node: Node,
  kind: RelationshipDefinition['kind'],
  resource: Node,
  reading: Reading,
): RelationshipDefinition {
  const name = elementName(node) ?? '';
  const destination = reading.text(node, 'destination') ?? '';
  const own = `${shortName(resource, reading)}_id`;
  const target = reading.names.targetOf(node, 'destination')?.node;
  const other = target ? shortName(target, reading) : shortNameOf(destination);
  const filter = readFilter(node, reading);
  const byDefault = readSort(node, 'default_sort', reading);
  const sort = readSort(node, 'sort', reading) ?? byDefault;
  const isMany = kind === 'many_to_many';
  const holds = kind === 'belongs_to';
  // Of several records that a has_one could lead to, the first one is taken in any case.
  reading.value(node, 'from_many?');
  return {
    kind,
    name,
    destination,
    sourceAttribute: reading.text(node, 'source_attribute') ?? (holds ? `${name}_id` : 'id'),
    destinationAttribute: reading.text(node, 'destination_attribute') ?? (holds || isMany ? 'id' : own),
    ...optional('along', isMany || holds ? undefined : readAlong(node, reading)),
    ...(isMany
      ? {
          through: reading.text(node, 'through') ?? '',
          sourceAttributeOnJoin: reading.text(node, 'source_attribute_on_join_resource') ?? own,
          destinationAttributeOnJoin:
            reading.text(node, 'destination_attribute_on_join_resource') ?? `${other}_id`,
        }
      : {}),
    allowNil: reading.flag(node, 'allow_nil?', true),
    public: reading.flag(node, 'public?'),
    ...optional('filter', filter),
    ...optional('sort', sort),
    ...optional('limit', kind === 'has_one' ? undefined : reading.number(node, 'limit')),
  };
}

/** The path that `through` of a `has_many` or `has_one` names. */
function readAlong(node: Node, reading: Reading): readonly string[] | undefined {
  const path = reading.value(node, 'through')?.expression;
  return path && namesIn(path);
}

/** All `filter` statements of an element together. */
function readFilter(node: Node, reading: Reading): Expr | undefined {
  const filters = readFilters(node, reading);
  const [first, ...others] = filters;
  return others.reduce<Expr | undefined>(
    (left, right) => left && { kind: 'operation', operator: 'and', operands: [left, right] },
    first,
  );
}

/** The conditions of the `filter` statements of an element. */
export function readFilters(node: Node, reading: Reading): readonly Expr[] {
  return elementsIn([node], ['filter'], reading).flatMap((each) => {
    const condition = reading.value(each, 'filter');
    return condition ? [compileExpression(condition.expression, condition.node, reading)] : [];
  });
}
