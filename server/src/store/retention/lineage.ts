/** Where the definitions of the factory keep evolutions: tables and columns of `EvolutionRun` and `Individual`. */
import type { ResourceDefinition } from '../../model/definition/resource.ts';
import { type Column, columnOf } from '../schema/codec.ts';
import { SchemaProblem } from '../schema/table.ts';

export interface Field {
  readonly name: string;
  readonly column: Column;
}

const runFields = ['id', 'status', 'inserted_at', 'execution_metadata'] as const;
const individualFields = [
  'id',
  'evolution_run_id',
  'key',
  'generation',
  'position',
  'fitness',
  'parent_ids',
  'genome',
  'phenotype',
  'metadata',
] as const;

export interface LineageTable<Name extends string> {
  readonly table: string;
  readonly fields: Readonly<Record<Name, Field>>;
}

export interface Lineage {
  readonly runs: LineageTable<(typeof runFields)[number]>;
  readonly individuals: LineageTable<(typeof individualFields)[number]>;
}

/** @throws SchemaProblem when the definitions have no such resources or attributes */
export function lineageOf(resources: readonly ResourceDefinition[]): Lineage {
  return {
    runs: tableFor(resources, 'EvolutionRun', runFields),
    individuals: tableFor(resources, 'Individual', individualFields),
  };
}

function tableFor<Name extends string>(
  resources: readonly ResourceDefinition[],
  resource: string,
  names: readonly Name[],
): LineageTable<Name> {
  const definition = resources.find(({ name }) => name === resource);
  if (!definition)
    throw new SchemaProblem(`There is no resource ${resource}, whose records are to be kept tidy.`);
  const fields = names.map((name): [Name, Field] => {
    const attribute = definition.attributes.find((each) => each.name === name);
    if (!attribute)
      throw new SchemaProblem(`${resource} has no attribute ${name}, by which its records are kept tidy.`);
    return [name, { name: attribute.source, column: columnOf(attribute.type) }];
  });
  return { table: definition.table, fields: Object.fromEntries(fields) as Record<Name, Field> };
}
