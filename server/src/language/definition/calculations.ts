/** Calculations and aggregates. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import { type Expression, nameText } from '../../dsl/syntax/syntax.ts';
import type { AggregateDefinition, CalculationDefinition } from '../../model/definition/resource.ts';
import { readArguments } from './actions.ts';
import { compileCall, isCallOf } from './call.ts';
import { elementsIn, sectionsIn } from './elements.ts';
import { compileExpression } from './expression.ts';
import { optional, type Reading } from './reading.ts';
import { readSort } from './sort.ts';
import { defaultOf, typeOf } from './type.ts';

/** Values that are worked out from a record. */
export function readCalculations(parts: readonly Node[], reading: Reading): readonly CalculationDefinition[] {
  return elementsIn(sectionsIn(parts, 'calculations', reading), ['calculate'], reading).map((node) => {
    const located = reading.value(node, 'calculation');
    const isCall = located !== undefined && isCallOf(located.expression, 'calculation', node);
    return {
      name: elementName(node) ?? '',
      type: typeOf(node, reading) ?? { name: 'term', constraints: {} },
      ...optional('description', reading.text(node, 'description')),
      calculation:
        located && isCall
          ? { call: compileCall(located.expression, 'calculation', located.node, reading) }
          : {
              expr: located
                ? compileExpression(located.expression, located.node, reading)
                : { kind: 'literal', value: null },
            },
      arguments: readArguments(node, reading),
      load: readLoad(node, reading),
      public: reading.flag(node, 'public?'),
      filterable: isFilterable(node, reading),
      sortable: reading.flag(node, 'sortable?', true),
    };
  });
}

/** Fields and paths to load: `[title, author.name, comments: [likes]]`. */
function readLoad(node: Node, reading: Reading): readonly string[] {
  const expression = reading.value(node, 'load')?.expression;
  return expression ? pathsIn(expression, '') : [];
}

function pathsIn(expression: Expression, before: string): readonly string[] {
  if (expression.kind !== 'list') {
    const text = nameText(expression);
    return text === undefined ? [] : [before + text];
  }
  return expression.items.flatMap(({ name, value }) =>
    name ? [before + name.text, ...pathsIn(value, `${before}${name.text}.`)] : pathsIn(value, before),
  );
}

function isFilterable(node: Node, reading: Reading): boolean {
  return reading.text(node, 'filterable?') === 'simple_equality' || reading.flag(node, 'filterable?', true);
}

const aggregateKinds = ['count', 'exists', 'first', 'sum', 'list', 'max', 'min', 'avg'] as const;

/** Values that sum up related records. */
export function readAggregates(parts: readonly Node[], reading: Reading): readonly AggregateDefinition[] {
  const sections = sectionsIn(parts, 'aggregates', reading);
  return elementsIn(sections, aggregateKinds, reading).flatMap((node) =>
    aggregateKinds.flatMap((kind) =>
      node.schema?.keyword === kind ? [readAggregate(node, kind, reading)] : [],
    ),
  );
}

function readAggregate(node: Node, kind: AggregateDefinition['kind'], reading: Reading): AggregateDefinition {
  const filter = reading.value(node, 'filter');
  const value = defaultOf(node, 'default', reading);
  return {
    kind,
    name: elementName(node) ?? '',
    path: (reading.text(node, 'relationship_path') ?? '').split('.'),
    ...optional('field', reading.text(node, 'field')),
    ...optional('filter', filter && compileExpression(filter.expression, filter.node, reading)),
    ...optional('sort', readSort(node, 'sort', reading)),
    uniq: reading.flag(node, 'uniq?'),
    ...optional('default', value && 'value' in value ? value.value : undefined),
    public: reading.flag(node, 'public?'),
  };
}
