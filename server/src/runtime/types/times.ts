/** Days and times: ISO 8601 texts in, texts of fixed width out; points in time in UTC, whatever zone they came with. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { isoTime, type TimeForm } from '../../store/schema/iso-time.ts';
import { type Caster, constraint, wrong } from './caster.ts';

const day: TimeForm = { date: true, time: false, utc: false, digits: 0 };

export function date(): Caster {
  return (value, path) =>
    (typeof value === 'string' ? isoTime(value.trim(), day) : undefined) ??
    wrong(path, 'invalid_type', 'must be a day such as 2026-01-31');
}

/** @param usual whether microseconds are kept when the type does not say */
export function time(usual: 'second' | 'microsecond') {
  return (type: TypeDefinition): Caster => {
    const exact = (constraint(type, 'precision') ?? usual) === 'microsecond';
    const form: TimeForm = { date: false, time: true, utc: false, digits: exact ? 6 : 0 };
    return (value, path) =>
      (typeof value === 'string' ? isoTime(withSeconds(value.trim()), form) : undefined) ??
      wrong(path, 'invalid_type', `must be a time of day such as ${exact ? '10:00:00.000000' : '10:00:00'}`);
  };
}

export function naiveDatetime(): Caster {
  const form: TimeForm = { date: true, time: true, utc: false, digits: 3 };
  return (value, path) => {
    const [, moment = '', fraction = ''] = (typeof value === 'string' && zoned.exec(value.trim())) || [];
    return (
      isoTime(cut(withSeconds(moment), fraction, 'second'), form) ??
      wrong(path, 'invalid_type', 'must be a day and time without a zone, such as 2026-01-31T10:00:00')
    );
  };
}

/** `2026-01-31T10:00:00` and its fraction, and the zone. */
const zoned = /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?$/i;

/** @param usual whether microseconds are kept when the type does not say */
export function utcDatetime(usual: 'second' | 'microsecond') {
  return (type: TypeDefinition): Caster => {
    const precision = constraint(type, 'precision') ?? usual;
    const form: TimeForm = { date: true, time: true, utc: true, digits: precision === 'microsecond' ? 6 : 3 };
    const wholeDays = constraint(type, 'cast_dates_as') !== 'error';
    return (value, path) => {
      const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
      const moment = typeof text === 'string' ? inUtc(text.trim(), precision, wholeDays) : undefined;
      const result = moment === undefined ? undefined : isoTime(moment, form);
      return result ?? wrong(path, 'invalid_type', 'must be a point in time such as 2026-01-31T10:00:00Z');
    };
  };
}

function inUtc(text: string, precision: unknown, wholeDays: boolean): string | undefined {
  if (wholeDays && /^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  const [, moment, fraction = '', sign, hours, minutes] = zoned.exec(text) ?? [];
  if (moment === undefined) return undefined;
  const local = withSeconds(moment).replace(' ', 'T');
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  if (Number(minutes ?? 0) > 59 || Math.abs(offset) > 24 * 60) return undefined;
  const shifted = offset === 0 ? local : shift(local, -offset);
  return shifted && `${cut(shifted, fraction, precision)}Z`;
}

function shift(local: string, minutes: number): string | undefined {
  // Days that no month has are to be refused, not carried over.
  if (isoTime(local, { date: true, time: true, utc: false, digits: 0 }) === undefined) return undefined;
  const moved = new Date(Date.parse(`${local}Z`) + minutes * 60_000);
  return moved.toISOString().slice(0, -5);
}

/** Ash cuts what is finer than a type keeps. */
function cut(moment: string, fraction: string, precision: unknown): string {
  return precision === 'microsecond' && fraction !== '' ? `${moment}.${fraction}` : moment;
}

function withSeconds(text: string): string {
  return /(^|[T ])\d\d:\d\d$/.test(text) ? `${text}:00` : text;
}
