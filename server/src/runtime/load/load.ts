/** Reads the records of a query with all that is to be loaded into them, in a number of statements that does not depend on how many they are. */
import { calculationExpr } from '../calculations/calculation-expr.ts';
import type { Load, Row, RuntimeContext } from '../context.ts';
import { findField } from '../expression/fields.ts';
import type { WantedPage } from '../paging/page.ts';
import { authorizeRead } from '../policies/authorize-read.ts';
import type { Query } from '../query.ts';
import { type Fetched, type FetchRequest, fetchRecords, selectedAttributes } from '../read/fetch.ts';
import { requireTenant } from '../read/tenant.ts';
import { loadTree } from './load-tree.ts';
import { loadWithin } from './load-within.ts';
import { sourcesOf } from './sources.ts';

/** @throws ActionError when policies forbid it */
export async function loadFields(
  context: RuntimeContext,
  given: Query,
  page: WantedPage | undefined,
  related?: FetchRequest['related'],
): Promise<Fetched> {
  requireTenant(context, given);
  let query = given;
  for (const before of query.beforeAction) query = await before(query, context);
  const authorized = await authorizeRead(context, query);
  const wanted = wantedFields(query);
  const fetched = await fetchRecords(context, {
    query,
    page,
    ...authorized.request,
    fields: wanted.fields,
    ...(related ? { related } : {}),
  });
  await authorized.check(fetched.records);
  let records: readonly Row[] = fetched.records;
  for (const after of query.afterAction) records = await after(records, query, context);
  const rest = query.load.filter(
    (load) => !wanted.done.has(nameOf(load)) || fetched.left.includes(nameOf(load)),
  );
  const loaded = await loadWithin(context, query, records, rest, { inMemory: fetched.left });
  return { ...fetched, records: loaded.map((record) => authorized.hide(without(record, wanted.extra))) };
}

const nameOf = (load: Load) => (typeof load === 'string' ? load : load.path);

/** What the statement gives: attributes, what is to be loaded and the database can work out, and what other loads need. */
function wantedFields(query: Query): {
  readonly fields: readonly string[];
  /** Loads that the statement takes care of, unless the database cannot. */
  readonly done: ReadonlySet<string>;
  /** Fields that nobody asked for. */
  readonly extra: readonly string[];
} {
  const { resource } = query;
  const selected = new Set(selectedAttributes(query).map(({ name }) => name));
  const done = new Set<string>();
  const needed = new Set<string>();
  for (const [name, behind] of loadTree(query.load)) {
    const field = findField(resource, name);
    if (field?.kind === 'attribute') selected.add(name);
    if (behind.length === 0 && (field?.kind === 'attribute' || isWorkedOut(field))) done.add(name);
    for (const source of sourcesOf(resource, name)) needed.add(source);
  }
  const fields = new Set([...selected, ...needed, ...done]);
  const extra = [...needed].filter((name) => !selected.has(name) && !done.has(name));
  return { fields: [...fields], done, extra };
}

function isWorkedOut(field: ReturnType<typeof findField>): boolean {
  if (field?.kind === 'aggregate') return true;
  return field?.kind === 'calculation' && calculationExpr(field.calculation) !== undefined;
}

function without(record: Row, names: readonly string[]): Row {
  if (names.length === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
