/** Runs a read action: input to query, preparations, policies, the database, and what is loaded into the records. */
import type { ActionDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { failed } from '../failure.ts';
import { loadFields } from '../load/load.ts';
import type { Outcome } from '../outcome.ts';
import { isSingle, wantedPage } from '../paging/page.ts';
import { prepareQuery } from '../preparations/prepare.ts';
import type { Page, Query } from '../query.ts';
import type { Input, ReadOptions } from '../runtime.ts';
import { buildQuery } from './build-query.ts';
import { readFailed, readOutcome } from './failure.ts';

/** A read action. `context.db` is the connection, or the transaction of the call around it. */
export function runRead(
  context: RuntimeContext,
  resource: ResourceDefinition,
  action: ActionDefinition,
  input: Input,
  options: ReadOptions = {},
): Promise<Outcome<Page<Row>>> {
  return readOutcome({ resource, action }, () => readPage(context, resource, action, input, options));
}

/** @throws ActionError when the read is refused or fails */
async function readPage(
  context: RuntimeContext,
  resource: ResourceDefinition,
  action: ActionDefinition,
  input: Input,
  options: ReadOptions,
): Promise<Page<Row>> {
  if (action.kind !== 'read') throw new Error(`${resource.name}.${action.name} is no read action.`);
  const query = await prepareQuery(context, buildQuery(context, resource, action, input, options));
  return runQuery(context, query);
}

/**
 * The records of a query that is complete.
 * @param single whether there has to be exactly one
 * @param paged whether the rules of the action about pages count
 * @throws ActionError when the read is refused or fails
 */
export async function runQuery(
  context: RuntimeContext,
  query: Query,
  single = isSingle(query),
  paged = true,
): Promise<Page<Row>> {
  const { resource, action } = query;
  if (query.errors.length > 0) throw failed(resource, action, 'invalid', query.errors);
  const page = single || !paged ? undefined : wantedPage(query);
  // Two records are enough to know that there is more than one.
  const limited = single ? { ...query, limit: 2 } : query;
  const found = await loadFields(context, limited, page);
  if (single) requireOne(query, found.records);
  return {
    results: found.records,
    more: found.more,
    keysets: found.keysets,
    ...(found.count === undefined ? {} : { count: found.count }),
  };
}

function requireOne(query: Query, records: readonly Row[]): void {
  if (records.length === 1) return;
  if (records.length > 1)
    throw readFailed(
      query,
      'invalid',
      'several_records',
      `${query.action.name} gives one ${query.resource.name}, but several match: narrow it down.`,
    );
  const given = Object.values(query.arguments).filter((value) => value !== null);
  const what = given.length > 0 ? ` ${given.map((value) => JSON.stringify(value)).join(', ')}` : '';
  throw readFailed(query, 'not_found', 'not_found', `There is no ${query.resource.name}${what}.`);
}
