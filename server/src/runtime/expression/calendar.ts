/** Days and moments moved by units of time, on the ISO texts in which they are kept. The calendar is Gregorian, the zone UTC. */

export type TimeUnit =
  | 'year'
  | 'month'
  | 'week'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'millisecond'
  | 'microsecond';

const milliseconds: Readonly<Partial<Record<TimeUnit, number>>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};

export const timeUnits: readonly TimeUnit[] = [
  'year',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'microsecond',
];

/** A moment as text with six digits, such as `2026-01-31T10:00:00.000000Z`; null outside of the years 1 to 9999. */
export function momentText(milliseconds: number, microseconds = 0): string | null {
  const carried = Math.floor(microseconds / 1000);
  const date = new Date(milliseconds + carried);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return null;
  const rest = String(microseconds - carried * 1000).padStart(3, '0');
  return `${date.toISOString().slice(0, 23)}${rest}Z`;
}

/** A moment later by a number of units; months end with their last day. `moment` has six digits. */
export function addToMoment(moment: string, count: number, unit: TimeUnit): string | null {
  const start = Date.parse(`${moment.slice(0, 23)}Z`);
  const micros = Number(moment.slice(23, 26));
  if (unit === 'microsecond') {
    const total = micros + count;
    return momentText(start, total);
  }
  const size = milliseconds[unit];
  if (size !== undefined) return momentText(start + count * size, micros);
  return momentText(addMonths(start, unit === 'year' ? count * 12 : count), micros);
}

/** A day later by a number of units. */
export function addToDay(day: string, count: number, unit: TimeUnit): string | null {
  return addToMoment(`${day}T00:00:00.000000Z`, count, unit)?.slice(0, 10) ?? null;
}

/** The same day of another month, or its last one: a month after January 31 is February 28. */
function addMonths(start: number, months: number): number {
  const date = new Date(start);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(2000, date.getUTCMonth() + 1, 0));
  last.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, last.getUTCDate()));
  return date.getTime();
}

/**
 * The moment at which a day begins in a zone such as `Europe/Berlin`.
 * @throws RangeError for a zone that is not known
 */
export function startOfDay(dayOrMoment: string, zone = 'Etc/UTC'): string | null {
  const isDay = dayOrMoment.length === 10;
  const day = isDay ? dayOrMoment : localDay(Date.parse(`${dayOrMoment.slice(0, 23)}Z`), zone);
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  // The offset of the zone is that of the moment looked for; two steps reach it (as PostgreSQL's `at time zone` does).
  const guess = midnight - offsetAt(midnight, zone);
  return momentText(midnight - offsetAt(guess, zone));
}

function localDay(moment: number, zone: string): string {
  return new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 10);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(moment / 1000) * 1000;
}
