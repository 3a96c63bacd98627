/** The statements of writing, compiled once for each set of columns; afterwards only their parameters change. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { Database, Tables } from '../../store/database.ts';
import { type CompiledAttribute, type CompiledResource, recordOf } from '../compiled/resource.ts';
import type { Row } from '../context.ts';

/** Where a statement runs. */
export interface Place {
  readonly db: Kysely<Tables>;
  readonly database: Database;
  /** Whether records that are found are kept from others until the end: in transactions. */
  readonly lock?: boolean;
}

type Result = { readonly rows: readonly unknown[]; readonly numAffectedRows?: bigint };

export async function run(
  { statements }: CompiledResource,
  { db }: Place,
  key: string,
  compile: () => CompiledQuery,
  parameters: readonly unknown[],
): Promise<Result> {
  let statement = statements.get(key);
  if (!statement) {
    if (statements.size >= kept) statements.clear();
    statement = compile();
    statements.set(key, statement);
  }
  return db.executeQuery({ ...statement, parameters });
}

/** Statements kept for one resource; there are more only for batches of many sizes. */
const kept = 200;

/** Stands for every parameter while a statement is compiled. */
export const placeholder = '';

export const encoded = (
  attributes: readonly CompiledAttribute[],
  values: Row,
  { database }: Place,
): unknown[] => attributes.map(({ name, column }) => column.encode(values[name], database.dialect));

/** Inserts a record; columns that the data store fills are read back. */
export async function insert(resource: CompiledResource, place: Place, values: Row): Promise<Row> {
  const made = await insertRow(resource, place, values, false);
  if (!made) throw new Error(`A row that was inserted into ${resource.definition.table} did not come back.`);
  return made;
}

/** As {@link insert}; nothing when a unique value is taken. */
export function insertUnlessThere(
  resource: CompiledResource,
  place: Place,
  values: Row,
): Promise<Row | undefined> {
  return insertRow(resource, place, values, true);
}

async function insertRow(
  resource: CompiledResource,
  place: Place,
  values: Row,
  unlessThere: boolean,
): Promise<Row | undefined> {
  const { attributes, definition } = resource;
  const written = attributes.filter(
    ({ name, definition: { generated } }) => !generated || (values[name] ?? null) !== null,
  );
  const returning = unlessThere || written.length < attributes.length;
  const columns = written.length < attributes.length ? written.map(({ name }) => name).join() : '';
  const compile = () => {
    const query = place.db
      .insertInto(definition.table)
      .values(Object.fromEntries(written.map(({ source }) => [source, placeholder])));
    const careful = unlessThere ? query.onConflict((conflict) => conflict.doNothing()) : query;
    return (returning ? careful.returningAll() : careful).compile();
  };
  const key = `insert${unlessThere ? ' unless there' : ''} ${columns}`;
  const { rows } = await run(resource, place, key, compile, encoded(written, values, place));
  const [stored] = rows as Record<string, unknown>[];
  if (returning) return stored && recordOf(resource, stored);
  const record: Record<string, unknown> = {};
  for (const { name } of attributes) record[name] = values[name] ?? null;
  return record;
}

/** The columns by which a record is found, with the tenant's when the call has one. */
function keyOf(resource: CompiledResource, tenant: unknown): readonly CompiledAttribute[] {
  return tenant === undefined || !resource.tenant
    ? resource.primaryKey
    : [...resource.primaryKey, resource.tenant];
}

function keyValues(resource: CompiledResource, key: Row, tenant: unknown, place: Place): unknown[] {
  const all = resource.tenant && tenant !== undefined ? { ...key, [resource.tenant.name]: tenant } : key;
  return encoded(keyOf(resource, tenant), all, place);
}

/** Changes a record. @returns whether there is one */
export async function update(
  resource: CompiledResource,
  place: Place,
  key: Row,
  values: Row,
  tenant: unknown,
): Promise<boolean> {
  const written = resource.attributes.filter(({ name }) => Object.hasOwn(values, name));
  const by = keyOf(resource, tenant);
  const compile = () => {
    let query = place.db
      .updateTable(resource.definition.table)
      .set(Object.fromEntries(written.map(({ source }) => [source, placeholder])));
    for (const { source } of by) query = query.where(source, '=', placeholder);
    return query.compile();
  };
  const name = `update ${by.length} ${written.map((each) => each.name).join()}`;
  const parameters = [...encoded(written, values, place), ...keyValues(resource, key, tenant, place)];
  const { numAffectedRows } = await run(resource, place, name, compile, parameters);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Removes a record. @returns whether there was one */
export async function remove(
  resource: CompiledResource,
  place: Place,
  key: Row,
  tenant: unknown,
): Promise<boolean> {
  const by = keyOf(resource, tenant);
  const compile = () => {
    let query = place.db.deleteFrom(resource.definition.table);
    for (const { source } of by) query = query.where(source, '=', placeholder);
    return query.compile();
  };
  const parameters = keyValues(resource, key, tenant, place);
  const { numAffectedRows } = await run(resource, place, `delete ${by.length}`, compile, parameters);
  return (numAffectedRows ?? 0n) > 0n;
}

/**
 * The record with a key, locked until the transaction ends: on SQLite nobody else writes meanwhile anyway. Other columns than
 * those of the key may be named, too.
 */
export async function find(
  resource: CompiledResource,
  place: Place,
  by: readonly CompiledAttribute[],
  key: Row,
  tenant: unknown,
): Promise<readonly Row[]> {
  const { tenant: tenantAttribute } = resource;
  const all = tenantAttribute && tenant !== undefined ? [...by, tenantAttribute] : by;
  const values = tenantAttribute && tenant !== undefined ? { ...key, [tenantAttribute.name]: tenant } : key;
  const known = all.filter(({ name }) => (values[name] ?? null) !== null);
  const locked = place.lock === true && place.database.dialect === 'postgres';
  const compile = () => {
    let query = place.db.selectFrom(resource.definition.table).selectAll();
    for (const { name, source, column } of all) {
      if (!known.some((each) => each.name === name)) query = query.where(source, 'is', null);
      else if (column.caseInsensitive)
        query = query.where((eb) => eb(eb.fn('lower', [source]), '=', eb.fn('lower', [eb.val(placeholder)])));
      else query = query.where(source, '=', placeholder);
    }
    return (locked ? query.forUpdate() : query).compile();
  };
  const name = `find${locked ? ' locked' : ''} ${all.map((each) => `${each.name}${known.includes(each) ? '' : '?'}`).join()}`;
  const { rows } = await run(resource, place, name, compile, encoded(known, values, place));
  return rows.map((stored) => recordOf(resource, stored as Record<string, unknown>));
}
