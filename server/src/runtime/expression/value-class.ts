/** Classes of types whose values can be compared and calculated with each other. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { isoTime } from '../../store/schema/iso-time.ts';

export type ValueClass =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'time'
  | 'datetime'
  | 'list'
  | 'map'
  /** Something inside of a map, whose type only its value tells. */
  | 'json'
  | 'binary';

const classes: Readonly<Record<string, ValueClass>> = {
  integer: 'number',
  float: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  time_usec: 'time',
  naive_datetime: 'datetime',
  utc_datetime: 'datetime',
  utc_datetime_usec: 'datetime',
  datetime: 'datetime',
  array: 'list',
  list: 'list',
  map: 'map',
  struct: 'map',
  keyword: 'map',
  tuple: 'map',
  union: 'map',
  range: 'map',
  vector: 'list',
  term: 'json',
  json: 'json',
  binary: 'binary',
  url_encoded_binary: 'binary',
};

/** Types that are not listed are kept as text: strings, atoms, ids, names. */
export function classOf(type: TypeDefinition): ValueClass {
  return (Object.hasOwn(classes, type.name) ? classes[type.name] : undefined) ?? 'text';
}

export function isCaseInsensitive(type: TypeDefinition | undefined): boolean {
  return type?.name === 'ci_string';
}

const named = (name: string): TypeDefinition => ({ name, constraints: {} });

/** Types without constraints, for what functions give. */
export const types = {
  string: named('string'),
  integer: named('integer'),
  float: named('float'),
  decimal: named('decimal'),
  boolean: named('boolean'),
  date: named('date'),
  time: named('time_usec'),
  datetime: named('utc_datetime_usec'),
  map: named('map'),
  json: named('json'),
  list: { name: 'array', constraints: {}, items: named('json') },
  texts: { name: 'array', constraints: {}, items: named('string') },
} as const satisfies Readonly<Record<string, TypeDefinition>>;

/** The type that a value shows; undefined for nil. Days and times are text until something else says what they are. */
export function typeOfValue(value: unknown): TypeDefinition | undefined {
  switch (typeof value) {
    case 'string':
      return types.string;
    case 'boolean':
      return types.boolean;
    case 'number':
      return Number.isSafeInteger(value) ? types.integer : types.float;
    case 'object':
      if (value === null) return undefined;
      if (Array.isArray(value)) return types.list;
      return value instanceof Uint8Array ? named('binary') : types.map;
    default:
      return undefined;
  }
}

/**
 * A value in the form in which values of the class compare: moments with all six digits, whatever their types keep.
 * @returns null when the value is none of the class
 */
export function inClass(value: unknown, wanted: ValueClass): string | number | boolean | null {
  switch (wanted) {
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return isoIn(value, { date: true, time: false, utc: false, digits: 0 });
    case 'time':
      return isoIn(value, { date: false, time: true, utc: false, digits: 6 });
    case 'datetime':
      return isoIn(value, { date: true, time: true, utc: true, digits: 6 });
    default:
      return null;
  }
}

function isoIn(value: unknown, form: Parameters<typeof isoTime>[1]): string | null {
  return typeof value === 'string' ? (isoTime(value, form) ?? null) : null;
}

/** The class in which two values are compared; undefined when they cannot be. Text takes the class of what it is held against. */
export function commonClass(
  left: TypeDefinition,
  right: TypeDefinition,
  leftIsConstant = true,
  rightIsConstant = true,
): ValueClass | undefined {
  const a = classOf(left);
  const b = classOf(right);
  if (a === b) return a;
  if (a === 'json') return b;
  if (b === 'json') return a;
  const isTemporal = (one: ValueClass) => one === 'date' || one === 'time' || one === 'datetime';
  if (a === 'text' && leftIsConstant && isTemporal(b)) return b;
  if (b === 'text' && rightIsConstant && isTemporal(a)) return a;
  return undefined;
}
