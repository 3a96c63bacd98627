/** One resource, with all its fragments. */
import { elementName, type Node } from '../../dsl/nodes/bind.ts';
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { plural, snakeCase } from '../../model/naming.ts';
import { readActions } from './actions.ts';
import { readAttributes, readIdentities, readMultitenancy } from './attributes.ts';
import { readAggregates, readCalculations } from './calculations.ts';
import { compileExpression } from './expression.ts';
import { readIndexes, readTable, withReferences } from './indexes.ts';
import { readPolicies } from './policies.ts';
import { readPublications } from './publications.ts';
import { optional, type Reading } from './reading.ts';
import { readRelationships } from './relationships.ts';
import { readStateMachine, withStates } from './state-machine.ts';
import { readGlobalUses } from './uses.ts';

/** What the documents say of a resource. */
export function readResource(node: Node, reading: Reading): ResourceDefinition {
  const parts = reading.names.partsOf(node);
  for (const part of parts) reading.mark(part);
  const name = elementName(node) ?? '';
  const stateMachine = readStateMachine(parts, reading);
  const attributes = withStates(readAttributes(parts, reading), stateMachine);
  const actions = readActions(parts, attributes, reading);
  // What is said of the resource itself may stand in any of its parts.
  const saying = (option: string) => parts.find((part) => reading.written(part, option)) ?? node;
  const baseFilter = reading.value(saying('base_filter'), 'base_filter');
  return {
    name,
    ...optional('description', reading.text(saying('description'), 'description')),
    ...optional('embedded', reading.text(saying('data_layer'), 'data_layer') === 'embedded' || undefined),
    table: readTable(parts, reading) ?? plural(snakeCase(name.replaceAll('.', ''))),
    ...optional('renamedFrom', reading.text(saying('renamed_from'), 'renamed_from')),
    attributes,
    relationships: withReferences(readRelationships(parts, node, reading), parts, reading),
    identities: readIdentities(parts, reading),
    actions,
    ...readGlobalUses(parts, reading),
    calculations: readCalculations(parts, reading),
    aggregates: readAggregates(parts, reading),
    ...readPolicies(saying('authorizers'), parts, reading),
    ...optional('stateMachine', stateMachine),
    ...readPublications(parts, actions, reading),
    ...optional('multitenancy', readMultitenancy(parts, reading)),
    ...optional(
      'baseFilter',
      baseFilter && compileExpression(baseFilter.expression, baseFilter.node, reading),
    ),
    indexes: readIndexes(parts, reading),
  };
}
