/** Statements for several records at once, in as few as data stores take parameters for. */
import { encoded, type Place, placeholder, run } from '../actions/statements.ts';
import { type CompiledAttribute, type CompiledResource, recordOf } from '../compiled/resource.ts';
import type { Row } from '../context.ts';

/** Inserts records that have all their columns. */
export async function insertMany(
  resource: CompiledResource,
  place: Place,
  all: readonly Row[],
): Promise<void> {
  const { attributes, definition } = resource;
  const size = Math.max(1, Math.floor(most / attributes.length));
  for (let at = 0; at < all.length; at += size) {
    const some = all.slice(at, at + size);
    const empty = Object.fromEntries(attributes.map(({ source }) => [source, placeholder]));
    const compile = () =>
      place.db
        .insertInto(definition.table)
        .values(some.map(() => empty))
        .compile();
    const parameters = some.flatMap((values) => encoded(attributes, values, place));
    await run(resource, place, `insert ${some.length} rows`, compile, parameters);
  }
}

/** Parameters of one statement: SQLite takes 32,766, PostgreSQL 65,535; long statements take long to compile. */
const most = 4000;

/** Keys of one statement. */
const keysAtOnce = 200;

/** The records with some keys, locked as {@link find} does; where the key is one attribute. */
export async function findMany(
  resource: CompiledResource,
  place: Place,
  attribute: CompiledAttribute,
  keys: readonly unknown[],
  tenant: unknown,
): Promise<readonly Row[]> {
  const locked = place.lock === true && place.database.dialect === 'postgres';
  const found: Row[] = [];
  for (const some of batches(keys)) {
    const compile = () => {
      const query = place.db.selectFrom(resource.definition.table).selectAll();
      const all = query.where(
        attribute.source,
        'in',
        some.map(() => placeholder),
      );
      const mine = ofTenant(resource, tenant)
        ? all.where(resource.tenant?.source ?? '', '=', placeholder)
        : all;
      return (locked ? mine.forUpdate() : mine).compile();
    };
    const name = `find${locked ? ' locked' : ''} ${some.length} by ${attribute.name} ${ofTenant(resource, tenant)}`;
    const { rows } = await run(
      resource,
      place,
      name,
      compile,
      keyParameters(resource, place, attribute, some, tenant),
    );
    found.push(...rows.map((stored) => recordOf(resource, stored as Record<string, unknown>)));
  }
  return found;
}

/** Gives several records the same values. @returns how many there are */
export async function updateMany(
  resource: CompiledResource,
  place: Place,
  attribute: CompiledAttribute,
  keys: readonly unknown[],
  values: Row,
  tenant: unknown,
): Promise<number> {
  const written = resource.attributes.filter(({ name }) => Object.hasOwn(values, name));
  let count = 0;
  for (const some of batches(keys)) {
    const compile = () => {
      const query = place.db
        .updateTable(resource.definition.table)
        .set(Object.fromEntries(written.map(({ source }) => [source, placeholder])))
        .where(
          attribute.source,
          'in',
          some.map(() => placeholder),
        );
      return (
        ofTenant(resource, tenant) ? query.where(resource.tenant?.source ?? '', '=', placeholder) : query
      ).compile();
    };
    const name = `update ${some.length} ${ofTenant(resource, tenant)} ${written.map((each) => each.name).join()}`;
    const parameters = [
      ...encoded(written, values, place),
      ...keyParameters(resource, place, attribute, some, tenant),
    ];
    count += Number((await run(resource, place, name, compile, parameters)).numAffectedRows ?? 0n);
  }
  return count;
}

/** Removes several records. @returns how many there were */
export async function removeMany(
  resource: CompiledResource,
  place: Place,
  attribute: CompiledAttribute,
  keys: readonly unknown[],
  tenant: unknown,
): Promise<number> {
  let count = 0;
  for (const some of batches(keys)) {
    const compile = () => {
      const query = place.db.deleteFrom(resource.definition.table).where(
        attribute.source,
        'in',
        some.map(() => placeholder),
      );
      return (
        ofTenant(resource, tenant) ? query.where(resource.tenant?.source ?? '', '=', placeholder) : query
      ).compile();
    };
    const name = `delete ${some.length} ${ofTenant(resource, tenant)}`;
    const parameters = keyParameters(resource, place, attribute, some, tenant);
    count += Number((await run(resource, place, name, compile, parameters)).numAffectedRows ?? 0n);
  }
  return count;
}

const ofTenant = (resource: CompiledResource, tenant: unknown): boolean =>
  resource.tenant !== undefined && tenant !== undefined;

function keyParameters(
  resource: CompiledResource,
  { database: { dialect } }: Place,
  { column }: CompiledAttribute,
  keys: readonly unknown[],
  tenant: unknown,
): unknown[] {
  const encodedKeys = keys.map((key) => column.encode(key, dialect));
  return ofTenant(resource, tenant)
    ? [...encodedKeys, resource.tenant?.column.encode(tenant, dialect)]
    : encodedKeys;
}

function batches<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / keysAtOnce);
  return Array.from({ length: count }, (_, at) => all.slice(at * keysAtOnce, (at + 1) * keysAtOnce));
}
