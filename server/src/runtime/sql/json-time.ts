/** Days and times that stand in JSON as text. What is none is nil: a cast of it would fail the whole statement. */
import type { ValueClass } from '../expression/value-class.ts';
import { type Sql, sql } from './fragment.ts';

type TimeClass = Extract<ValueClass, 'date' | 'time' | 'datetime'>;

const day = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const time = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?';
const patterns: Readonly<Record<TimeClass, string>> = {
  date: `^${day}$`,
  time: `^${time}$`,
  datetime: `^${day}[T ]${time}(Z|[+-]00(:?00)?)?$`,
};
const names: Readonly<Record<TimeClass, string>> = { date: 'date', time: 'time', datetime: 'timestamp' };

/** On PostgreSQL. */
export function timeOfText(text: Sql, kind: TimeClass): Sql {
  const part = (from: number, length: number) =>
    sql`cast(substr(${text}, ${sql.lit(from)}, ${sql.lit(length)}) as integer)`;
  const last = sql`extract(day from make_date(${part(1, 4)}, ${part(6, 2)}, 1) + interval '1 month' - interval '1 day')`;
  const cut = kind === 'date' ? text : sql`regexp_replace(${text}, '(\\.\\d{6})\\d+', '\\1')`;
  const cast = sql`cast(${cut} as ${sql.raw(names[kind])})`;
  const valid =
    kind === 'time'
      ? cast
      : sql`case when ${part(1, 4)} > 0 then case when ${part(9, 2)} <= ${last} then ${cast} end end`;
  return sql`(case when ${text} ~ ${sql.lit(patterns[kind])} then ${valid} end)`;
}

const digits = (form: string) => form.replace(/9/g, '[0-9]');

/** On SQLite, where such values are texts of fixed width. */
export function textOfTime(text: Sql, kind: TimeClass): Sql {
  const fraction = (from: number, value: Sql) =>
    sql`'.' || substr(substr(${value}, ${sql.lit(from + 1)}) || '000000', 1, 6)`;
  switch (kind) {
    case 'date':
      return sql`(case when ${text} glob ${sql.lit(digits('9999-99-99'))} and date(${text}, '+0 days') = ${text} then ${text} end)`;
    case 'time':
      return sql`(case when ${text} glob ${sql.lit(digits('99:99:99*'))} and time(substr(${text}, 1, 8)) = substr(${text}, 1, 8) then substr(${text}, 1, 8) || ${fraction(9, text)} end)`;
    case 'datetime': {
      const zoneless = sql`replace(rtrim(${text}, 'Z'), '+00:00', '')`;
      const start = sql`replace(substr(${text}, 1, 19), ' ', 'T')`;
      return sql`(case when ${text} glob ${sql.lit(digits('9999-99-99?99:99:99*'))} and strftime('%Y-%m-%dT%H:%M:%S', ${start}, '+0 days') = ${start} then ${start} || ${fraction(20, zoneless)} || 'Z' end)`;
    }
  }
}
