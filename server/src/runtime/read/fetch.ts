/** Asks the database for the records of a query, with the calculations and aggregates that it can work out, in one statement. */
import type { Expr } from '../../model/definition/expression.ts';
import type { AttributeDefinition, TypeDefinition } from '../../model/definition/resource.ts';
import type { Row, RuntimeContext } from '../context.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { findField, primaryKeyOf } from '../expression/fields.ts';
import type { TemplateValues } from '../expression/scope.ts';
import { templateValues } from '../expression/scope.ts';
import { classOf, types } from '../expression/value-class.ts';
import { beyond, keysetOf, readKeyset } from '../paging/keyset.ts';
import type { WantedPage } from '../paging/page.ts';
import type { Query } from '../query.ts';
import { writeCalculation, writePath } from '../sql/field.ts';
import { writeFilter } from '../sql/filter.ts';
import type { Operand, Sql } from '../sql/fragment.ts';
import { keySql, type SortKey, sortKeys } from '../sql/order.ts';
import { visibleConditions } from '../sql/related.ts';
import { newTable, type TableScope } from '../sql/scope.ts';
import { columnField, countRows, type SelectedField, type Selection, selectRows } from './select.ts';
import { type Shown, statementOf, type Visible } from './statement.ts';

/** What is asked for beside the query. */
export interface FetchRequest {
  readonly query: Query;
  /** What policies let the caller see: of this resource, and of others. */
  readonly authorized?: Expr;
  readonly visible: Visible;
  /** What they let the caller see of fields that are filtered and sorted by. */
  readonly shown?: Shown;
  readonly page?: WantedPage | undefined;
  /** Attributes, calculations and aggregates that records get. Those that the database cannot work out are left out. */
  readonly fields: readonly string[];
  /** Conditions whose values are worth a column: `policy:salary`, and the like. */
  readonly flags?: Readonly<Record<string, Expr>>;
  /** Adds to the statement, for records that belong to others. */
  readonly related?: (scope: TableScope) => RelatedPart;
}

export interface RelatedPart extends Pick<Selection, 'bridges' | 'perGroup'> {
  readonly conditions: readonly Sql[];
  readonly fields: readonly SelectedField[];
}

export interface Fetched {
  readonly records: readonly Row[];
  readonly more: boolean;
  readonly count?: number;
  readonly keysets: readonly string[];
  /** Fields that the database could not work out. */
  readonly left: readonly string[];
}

const sortPrefix = '__sort_';

export async function fetchRecords(context: RuntimeContext, request: FetchRequest): Promise<Fetched> {
  const { query, page, flags = {} } = request;
  const templates = queryTemplates(context, query);
  const scope = newTable(statementOf(context, request.visible, request.shown), query.resource, templates);
  const related = request.related?.(scope);
  const sorts = query.sort.length > 0 ? query.sort : (query.defaultSort ?? []);
  const keys = sortKeys(sorts, { ...scope, guarded: true });
  const conditions = [
    ...(related?.conditions ?? []),
    ...visibleConditions({ ...scope, trusted: true }),
    ...query.filters.map((filter) => writeFilter(filter, scope)),
    ...query.callerFilters.map((filter) => writeFilter(filter, { ...scope, guarded: true })),
    ...(request.authorized ? [writeFilter(request.authorized, { ...scope, trusted: true }, 'apart')] : []),
  ];
  const { written, left } = writeFields(request.fields, query, scope);
  const flagFields = Object.entries(flags).map(([name, expr]) => ({
    name,
    operand: { sql: writeFilter(expr, { ...scope, trusted: true }, 'apart'), type: types.boolean },
    type: types.boolean,
  }));
  const reversed = page?.before !== undefined;
  const keyset = page?.after ?? page?.before;
  const paged =
    keyset === undefined
      ? conditions
      : [...conditions, beyond(keys, readKeyset(query, keys, keyset), reversed, scope.statement.dialect)];
  const wantsKeysets = page !== undefined && query.action.pagination?.keyset === true;
  const limit = smaller(query.limit, page && page.limit + 1);
  const offset = (query.offset ?? 0) + (page?.offset ?? 0);
  const rows = await selectRows(context, scope, {
    fields: [
      ...written,
      ...flagFields,
      ...(related?.fields ?? []),
      ...(wantsKeysets ? keys.map((key, at) => keyField(key, at)) : []),
    ],
    conditions: paged,
    order: keys.flatMap((key) => keySql(key, reversed)),
    ...(limit === undefined ? {} : { limit }),
    ...(offset > 0 ? { offset } : {}),
    ...(related?.bridges ? { bridges: related.bridges } : {}),
    ...(related?.perGroup ? { perGroup: related.perGroup } : {}),
  });
  const more = page !== undefined && rows.length > page.limit;
  const found = more ? rows.slice(0, page.limit) : rows;
  if (reversed) found.reverse();
  const keysets = wantsKeysets
    ? found.map((row) =>
        keysetOf(
          query,
          keys,
          keys.map((_, at) => row[`${sortPrefix}${at}`]),
        ),
      )
    : [];
  if (wantsKeysets) for (const row of found) for (const at of keys.keys()) delete row[`${sortPrefix}${at}`];
  return {
    records: found,
    more,
    keysets,
    left,
    ...(page?.count ? { count: await countRows(context, scope, conditions) } : {}),
  };
}

const smaller = (one: number | undefined, other: number | undefined) =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);

/** What templates stand for in a query. */
export function queryTemplates(context: RuntimeContext, query: Query): TemplateValues {
  return { ...templateValues(context, query.arguments), context: { ...context.context, ...query.context } };
}

/** Numbers are compared as they are, without the rounding that decimals get on their way to the caller. */
function keyField({ operand }: SortKey, at: number): SelectedField {
  const type = operand.type ?? types.json;
  const exact = classOf(type) === 'number' && type.name !== 'integer' ? types.float : type;
  return { name: `${sortPrefix}${at}`, operand, type: exact };
}

/** The attributes that a query gives: what was selected, and always the primary key. */
export function selectedAttributes(query: Query): readonly AttributeDefinition[] {
  const keys = new Set(primaryKeyOf(query.resource).map(({ name }) => name));
  const wanted = query.select && new Set(query.select);
  return query.resource.attributes.filter(
    ({ name, selectByDefault }) => keys.has(name) || (wanted ? wanted.has(name) : selectByDefault),
  );
}

function writeFields(
  names: readonly string[],
  query: Query,
  scope: TableScope,
): { readonly written: readonly SelectedField[]; readonly left: readonly string[] } {
  const written: SelectedField[] = [];
  const left: string[] = [];
  for (const name of names) {
    const field = findField(query.resource, name);
    if (field?.kind === 'attribute') {
      const { source, type } = field.attribute;
      written.push(columnField(scope, name, source, type));
      continue;
    }
    const write = () => writeWorked(name, query, scope);
    const made = field?.kind === 'calculation' ? attempt(write) : write();
    if (made) written.push(made);
    else left.push(name);
  }
  return { written, left };
}

/** Nothing for what SQL cannot work out: that is done in memory. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function writeWorked(name: string, query: Query, scope: TableScope): SelectedField {
  const field = findField(query.resource, name);
  if (field?.kind !== 'calculation') return typed(name, writePath([name], scope));
  const { calculation } = field;
  const operand = writeCalculation(calculation, query.inputs[name] ?? {}, scope);
  return typed(name, operand, calculation.type);
}

function typed(name: string, operand: Operand, type?: TypeDefinition): SelectedField {
  return { name, operand, type: type ?? operand.type ?? types.json };
}
