/** Functions of days and moments. This moment is that of the call, the same wherever it is asked for in it. */
import { isoTime } from '../../../store/schema/iso-time.ts';
import { type Sql, sql } from '../../sql/fragment.ts';
import { addToDay, addToMoment, momentText, startOfDay, type TimeUnit, timeUnits } from '../calendar.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionFunction, SqlSite } from '../function.ts';
import { classOf, types } from '../value-class.ts';

const unitOf = (unit: unknown): TimeUnit => {
  if (!timeUnits.includes(unit as TimeUnit))
    throw new ExpressionError(
      `There is no unit of time ${String(unit)}. Use one of ${timeUnits.join(', ')}.`,
    );
  return unit as TimeUnit;
};

const wholeCount = (count: unknown): number => {
  if (!Number.isInteger(count))
    throw new ExpressionError('Units of time are counted in whole numbers. Use a smaller unit.');
  return Number(count);
};

/** The modifier of SQLite's date functions (https://www.sqlite.org/lang_datefunc.html) for a number of units. */
function modifier(count: Sql, unit: TimeUnit): Sql {
  switch (unit) {
    case 'week':
      return sql`(7 * ${count}) || ' days'`;
    case 'millisecond':
      return sql`(${count} / 1000.0) || ' seconds'`;
    default:
      return sql`${count} || ${sql.lit(` ${unit}s`)}`;
  }
}

/** Something later by a number of units that depends on the record. */
function later(start: Sql, count: Sql, site: SqlSite, back: boolean, day: boolean): Sql {
  const unit = unitOf(site.constants.at(-1));
  if (unit === 'microsecond')
    throw new ExpressionError('SQL cannot count microseconds of a record. Use milliseconds.');
  if (site.types.some((type) => type && classOf(type) === 'number' && type.name !== 'integer'))
    throw new ExpressionError(
      'Units of time are counted in whole numbers. Round them, or use a smaller unit.',
    );
  if (site.dialect === 'postgres') {
    const moved = sql`(${start} ${sql.raw(back ? '-' : '+')} ${count} * ${sql.raw(`interval '1 ${unit}'`)})`;
    return day ? sql`cast(${moved} as date)` : moved;
  }
  const moved = modifier(back ? sql`(-${count})` : sql`${count}`, unit);
  const clamp = unit === 'month' || unit === 'year' ? sql`, 'floor'` : sql``;
  return day
    ? sql`date(${start}, ${moved}${clamp})`
    : sql`(strftime('%Y-%m-%dT%H:%M:%f', substr(${start}, 1, 23), ${moved}${clamp}) || substr(${start}, 24, 3) || 'Z')`;
}

const fromNow = (back: boolean): ExpressionFunction => ({
  takes: ['number', 'text'],
  returns: () => types.datetime,
  evaluate: ([count, unit], { now }) => {
    const moved = wholeCount(count) * (back ? -1 : 1);
    return addToMoment(momentText(now) ?? '', moved, unitOf(unit));
  },
  write: ([count], site) => {
    const now = site.bind(site.named['now'], types.datetime);
    return later(now, sql`${count}`, site, back, false);
  },
});

export const timeFunctions: Readonly<Record<string, ExpressionFunction>> = {
  now: { takes: [], returns: () => types.datetime, evaluate: (_, { now }) => momentText(now) },
  today: {
    takes: [],
    returns: () => types.date,
    evaluate: (_, { now }) => momentText(now)?.slice(0, 10) ?? null,
  },
  ago: fromNow(true),
  from_now: fromNow(false),
  date_add: {
    takes: ['date', 'number', 'text'],
    returns: () => types.date,
    evaluate: ([day, count, unit]) => addToDay(String(day), wholeCount(count), unitOf(unit)),
    write: ([day, count], site) => later(sql`${day}`, sql`${count}`, site, false, true),
  },
  datetime_add: {
    takes: ['datetime', 'number', 'text'],
    returns: () => types.datetime,
    evaluate: ([moment, count, unit]) => addToMoment(String(moment), wholeCount(count), unitOf(unit)),
    write: ([moment, count], site) => later(sql`${moment}`, sql`${count}`, site, false, false),
  },
  start_of_day: {
    takes: ['any', 'text'],
    returns: () => types.datetime,
    evaluate: ([value, zone]) => {
      const text = String(value);
      const day =
        isoTime(text, { date: true, time: false, utc: false, digits: 0 }) ??
        isoTime(text, { date: true, time: true, utc: true, digits: 6 });
      return day === undefined ? null : startOfDay(day, zone === undefined ? undefined : String(zone));
    },
    write: ([value], { dialect, types: [type], constants }) => {
      const kind = type && classOf(type);
      if (kind !== 'date' && kind !== 'datetime')
        throw new ExpressionError('start_of_day takes a day or a moment.');
      if (constants[1] !== undefined && constants[1] !== 'Etc/UTC')
        throw new ExpressionError(
          'SQL knows no zones of time: start_of_day with a zone can be asked for values that do not depend on the record only.',
        );
      return dialect === 'postgres'
        ? sql`cast(cast(${value} as date) as timestamp)`
        : sql`(substr(${value}, 1, 10) || 'T00:00:00.000000Z')`;
    },
  },
};
