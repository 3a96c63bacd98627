/** Loads into records that are there: what the database works out in one statement, each relationship in one, and what is code. */
import type { Expr } from '../../model/definition/expression.ts';
import { calculateByCode, calculationHandler, neededLoads } from '../calculations/by-code.ts';
import { calculationExpr } from '../calculations/calculation-expr.ts';
import type { Load, Row, RuntimeContext } from '../context.ts';
import { evaluate } from '../expression/evaluate.ts';
import { defaultArguments } from '../expression/evaluate-field.ts';
import { fieldNamed, primaryKeyOf } from '../expression/fields.ts';
import { visibleTo } from '../policies/visible.ts';
import type { Query } from '../query.ts';
import { type FetchRequest, fetchRecords, queryTemplates } from '../read/fetch.ts';
import { amongRecords, keyOf } from './keys.ts';
import { type LoadTree, loadTree } from './load-tree.ts';
import { loadsOf } from './needs.ts';
import { loadRelationship } from './relationship.ts';
import { sourcesOf } from './sources.ts';

export interface LoadOptions {
  /** Conditions whose values the records get, too. */
  readonly flags?: Readonly<Record<string, Expr>>;
  /** Calculations of which it is known that the database cannot work them out. */
  readonly inMemory?: readonly string[];
}

/**
 * New records with what is to be loaded in them.
 * @param query what the loads belong to: the resource, values for arguments, what came along
 */
export async function loadWithin(
  context: RuntimeContext,
  query: Query,
  records: readonly Row[],
  loads: readonly Load[],
  { flags = {}, inMemory = [] }: LoadOptions = {},
): Promise<readonly Row[]> {
  if (records.length === 0 || (loads.length === 0 && Object.keys(flags).length === 0)) return records;
  const { resource } = query;
  const tree = loadTree(loads);
  const { worked, left } = await workOut(context, query, records, tree, { flags, inMemory });
  let loaded = worked;
  for (const [name, behind] of tree) {
    const field = fieldNamed(resource, name);
    if (field.kind === 'relationship')
      loaded = await loadRelationship(context, query, loaded, field.relationship, behind);
  }
  for (const name of left) loaded = await calculate(context, query, loaded, name);
  return loaded;
}

/** Attributes that are missing, and what the database can work out, in one statement. */
async function workOut(
  context: RuntimeContext,
  query: Query,
  records: readonly Row[],
  tree: LoadTree,
  { flags = {}, inMemory = [] }: LoadOptions,
): Promise<{ readonly worked: readonly Row[]; readonly left: readonly string[] }> {
  const { resource } = query;
  const fields = new Set<string>();
  const left: string[] = [];
  const lacks = (name: string) => records.some((record) => record[name] === undefined);
  for (const name of tree.keys()) {
    const field = fieldNamed(resource, name);
    if (field.kind === 'attribute' ? lacks(name) : field.kind === 'aggregate') fields.add(name);
    if (field.kind === 'calculation')
      if (calculationExpr(field.calculation) && !inMemory.includes(name)) fields.add(name);
      else left.push(name);
    for (const source of sourcesOf(resource, name)) if (lacks(source)) fields.add(source);
  }
  if (fields.size === 0 && Object.keys(flags).length === 0) return { worked: records, left };
  const keys = primaryKeyOf(resource).map(({ name }) => name);
  const { limit: _, offset: __, ...unlimited } = query;
  const plain: Query = { ...unlimited, filters: [], callerFilters: [], sort: [] };
  const request: FetchRequest = {
    query: plain,
    visible: await visibleTo(context, resource, [...fields]),
    fields: [...keys, ...fields],
    flags,
    related: (scope) => ({ conditions: [amongRecords(scope, records)], fields: [] }),
  };
  const fetched = await fetchRecords(context, request);
  const found = new Map(fetched.records.map((record) => [keyOf(resource, record), record]));
  return {
    worked: records.map((record) => ({ ...record, ...found.get(keyOf(resource, record)) })),
    left: [...left, ...fetched.left],
  };
}

/** A calculation that the database cannot work out: what it needs is loaded into copies of the records. */
async function calculate(
  context: RuntimeContext,
  query: Query,
  records: readonly Row[],
  name: string,
): Promise<readonly Row[]> {
  const { resource } = query;
  const field = fieldNamed(resource, name);
  if (field.kind !== 'calculation') return records;
  const { calculation } = field;
  const args = query.inputs[name] ?? {};
  const expr = calculationExpr(calculation);
  if (expr) {
    const needed = loadsOf(expr, resource, (each) => context.resource(each));
    const ready = await loadMissing(context, query, records, needed);
    const templates = {
      ...queryTemplates(context, query),
      arguments: { ...defaultArguments(calculation.arguments), ...args },
    };
    return records.map((record, at) => ({
      ...record,
      [name]:
        evaluate(expr, {
          templates,
          record: ready[at] ?? record,
          resource,
          resourceNamed: (each) => context.resource(each),
        }) ?? null,
    }));
  }
  const handler = calculationHandler(context, resource, calculation);
  const ready = await loadMissing(context, query, records, neededLoads(handler, calculation));
  const values = await calculateByCode(context, handler, calculation, args, ready);
  return records.map((record, at) => ({ ...record, [name]: values[at] ?? null }));
}

/** Loads what is not in the records yet. */
function loadMissing(
  context: RuntimeContext,
  query: Query,
  records: readonly Row[],
  loads: readonly Load[],
): Promise<readonly Row[]> {
  const missing = loads.filter(
    (load) => typeof load !== 'string' || records.some((record) => record[load] === undefined),
  );
  return loadWithin(context, query, records, missing);
}
