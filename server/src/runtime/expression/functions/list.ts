/** Functions of lists and of what is inside of values. Lists are JSON in the databases. */
import type { TypeDefinition } from '../../../model/definition/resource.ts';
import { type Sql, sql } from '../../sql/fragment.ts';
import { isAmong, type Typed } from '../compare.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionFunction, SqlSite } from '../function.ts';
import { at } from '../templates.ts';
import { types } from '../value-class.ts';

const itemType = (type: TypeDefinition | undefined): TypeDefinition => type?.items ?? types.json;

/** The items of a list as rows with one column `value` of the type of the items. */
export function itemRows(
  list: Sql,
  type: TypeDefinition | undefined,
  site: Pick<SqlSite, 'dialect' | 'fromJson'>,
): Sql {
  const item = itemType(type);
  if (site.dialect === 'postgres')
    return sql`(select ${site.fromJson(sql`each.value`, item)} as value from jsonb_array_elements(${list}) as each(value))`;
  return sql`(select each.value as value from json_each(${list}) as each)`;
}

export const listFunctions: Readonly<Record<string, ExpressionFunction>> = {
  length: {
    takes: ['list'],
    returns: () => types.integer,
    evaluate: ([list]) => (list as readonly unknown[]).length,
    write: ([list], { dialect }) =>
      dialect === 'postgres' ? sql`jsonb_array_length(${list})` : sql`json_array_length(${list})`,
  },
  at: {
    takes: ['list', 'number'],
    returns: ([type]) => itemType(type),
    evaluate: ([list, place]) => (list as readonly unknown[]).at(Number(place)) ?? null,
    write: ([list, place], { dialect, types: [type], fromJson }) => {
      const item =
        dialect === 'postgres'
          ? sql`(${list} -> cast(${place} as integer))`
          : sql`(${list} -> (case when ${place} < 0 then '$[#' || ${place} || ']' else '$[' || ${place} || ']' end))`;
      return fromJson(item, itemType(type));
    },
  },
  get_path: {
    takes: ['any', 'list'],
    returns: () => types.json,
    evaluate: ([value, path]) => at(value, path as readonly (string | number)[]),
    write: ([value], { dialect, constants, bind, fromJson }) => {
      const path = constants[1];
      if (!Array.isArray(path))
        throw new ExpressionError('In SQL, the path of get_path cannot depend on the record.');
      const steps = path as readonly (string | number)[];
      const inner =
        dialect === 'postgres'
          ? sql`(${value} #> cast(array[${sql.join(steps.map((step) => bind(String(step), types.string)))}] as text[]))`
          : sql`(${value} -> ${bind(`$${steps.map(sqliteStep).join('')}`, types.string)})`;
      return fromJson(inner, types.json);
    },
  },
  intersects: {
    takes: ['list', 'list'],
    returns: () => types.boolean,
    evaluate: ([values, others], { types: [left, right] }) => {
      const typed = (list: unknown, type: TypeDefinition | undefined): Typed[] =>
        (list as readonly unknown[]).map((value) => ({ value, type: type?.items }));
      const among = typed(others, right);
      return typed(values, left).some((value) => isAmong(value, among) === true);
    },
    write: ([values, others], site) => {
      const [left, right] = site.types;
      const type = left?.items ? left : right?.items ? right : types.texts;
      const rows = [itemRows(sql`${values}`, type, site), itemRows(sql`${others}`, type, site)];
      const found = sql`exists (select 1 from ${rows[0]} as one join ${rows[1]} as other on one.value = other.value)`;
      return sql`(case when ${values} is not null and ${others} is not null then ${found} end)`;
    },
  },
};

function sqliteStep(step: string | number): string {
  if (typeof step === 'number') return step < 0 ? `[#${step}]` : `[${step}]`;
  return `."${step.replaceAll('"', '\\"')}"`;
}
