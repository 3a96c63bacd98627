/** JSON in columns: text on SQLite, `jsonb` on PostgreSQL. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import type { Dialect } from '../../store/schema/codec.ts';
import { classOf } from '../expression/value-class.ts';
import { type Sql, sql } from './fragment.ts';
import { textOfTime, timeOfText } from './json-time.ts';

/** A piece of JSON as a value of a type; nil when it is JSON's null, or of another type. */
export function fromJson(json: Sql, type: TypeDefinition, dialect: Dialect): Sql {
  return dialect === 'postgres' ? fromJsonb(json, type) : fromJsonText(json, type);
}

function fromJsonb(json: Sql, type: TypeDefinition): Sql {
  const text = sql`(${json} #>> '{}')`;
  const when = (kind: string, value: Sql) =>
    sql`(case when jsonb_typeof(${json}) = ${sql.lit(kind)} then ${value} end)`;
  const kind = classOf(type);
  switch (kind) {
    case 'text':
      return when('string', sql`${text} collate "C"`);
    case 'number':
      return when('number', sql`cast(${text} as double precision)`);
    case 'boolean':
      return when('boolean', sql`cast(${text} as boolean)`);
    case 'list':
      return when('array', json);
    case 'map':
      return when('object', json);
    case 'date':
    case 'time':
    case 'datetime':
      return when('string', timeOfText(text, kind));
    default:
      return sql`nullif(${json}, cast('null' as jsonb))`;
  }
}

function fromJsonText(json: Sql, type: TypeDefinition): Sql {
  const when = (kinds: string, value: Sql) =>
    sql`(case when json_type(${json}) in (${sql.raw(kinds)}) then ${value} end)`;
  const value = sql`(${json} ->> '$')`;
  const kind = classOf(type);
  switch (kind) {
    case 'text':
      return when("'text'", value);
    case 'date':
    case 'time':
    case 'datetime':
      return when("'text'", textOfTime(value, kind));
    case 'number':
      return when("'integer', 'real'", value);
    case 'boolean':
      return sql`(case json_type(${json}) when 'true' then 1 when 'false' then 0 end)`;
    case 'list':
      return when("'array'", json);
    case 'map':
      return when("'object'", json);
    default:
      return sql`(case when json_type(${json}) <> 'null' then ${json} end)`;
  }
}
