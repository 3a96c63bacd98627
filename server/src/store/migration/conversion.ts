/** What becomes of a value when its column gets another type. */
import { type Column, type ColumnName, columnNamed } from '../schema/codec.ts';
import { UnstorableValue } from '../schema/unstorable.ts';

const texts: readonly ColumnName[] = [
  'string',
  'ci_string',
  'atom',
  'module',
  'uuid',
  'uuid_v7',
  'duration',
  'duration_name',
];
const numbers: readonly ColumnName[] = ['integer', 'float', 'decimal'];
const moments: readonly ColumnName[] = ['date', 'naive_datetime', 'utc_datetime', 'utc_datetime_usec'];
const times: readonly ColumnName[] = ['time', 'time_usec'];
const structured: readonly ColumnName[] = [
  'map',
  'struct',
  'tuple',
  'union',
  'range',
  'vector',
  'array',
  'term',
  'keyword',
];

/** Whether every value of `from` is kept wholly by `to`. */
export function isLossless(from: ColumnName, to: ColumnName): boolean {
  if (from === to || to === 'term')
    return from !== 'binary' && from !== 'url_encoded_binary' ? true : from === to;
  if (texts.includes(to))
    return texts.includes(from) || [...numbers, ...moments, ...times, 'boolean'].includes(from);
  if (to === 'float') return from === 'integer' || from === 'decimal';
  if (structured.includes(to)) return structured.includes(from);
  if (moments.includes(to)) return moments.includes(from) && moments.indexOf(from) < moments.indexOf(to);
  return (to === 'time_usec' && from === 'time') || (isBinary(from) && isBinary(to));
}

const isBinary = (name: ColumnName): boolean => columnNamed(name).sqlite === 'blob';

/**
 * The value in the new type.
 * @param value as the old codec gives it; not null
 * @returns undefined when there is none: the text `many` is no number
 */
export function converted(value: unknown, from: ColumnName, to: ColumnName): unknown {
  const result = convert(value, columnNamed(from), columnNamed(to));
  if (result === undefined || result === null) return undefined;
  try {
    columnNamed(to).encode(result, 'sqlite');
    return result;
  } catch (error) {
    if (error instanceof UnstorableValue) return undefined;
    throw error;
  }
}

function convert(value: unknown, from: Column, to: Column): unknown {
  if (to.json) {
    if (from.json || to.name === 'term') return value;
    if (to.name === 'array') return [value];
    return typeof value === 'string' ? parsed(value) : undefined;
  }
  if (from.json) {
    // A list of one is that one; anything else has a text.
    const only = Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
    if (typeof only !== 'object') return convert(only, columnNamed('string'), to);
    return texts.includes(to.name) ? JSON.stringify(value) : undefined;
  }
  if (texts.includes(to.name)) return typeof value === 'object' ? undefined : String(value);
  if (numbers.includes(to.name)) return toNumber(value);
  if (to.name === 'boolean') return toBoolean(value);
  if (typeof value === 'string' && (moments.includes(to.name) || times.includes(to.name)))
    return toTime(value, from.name, to.name);
  return value;
}

function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i.test(value)
    ? Number(value)
    : undefined;
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim().toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** A day begins at midnight; of a moment, the day or the time of day is taken. */
function toTime(text: string, from: ColumnName, to: ColumnName): string {
  const [day, time = '00:00:00'] = times.includes(from) ? ['', text] : text.replace(/Z$/, '').split(/[T ]/);
  if (times.includes(to)) return time;
  if (to === 'date') return day ?? '';
  return `${day}T${time}${to === 'naive_datetime' ? '' : 'Z'}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
