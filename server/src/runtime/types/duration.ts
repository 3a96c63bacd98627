/** Lengths of time: ISO 8601, words (`2 hours`), or units by name; kept as ISO 8601 in the largest units that were given. */
import type { TypeDefinition } from '../../model/definition/resource.ts';
import { type Caster, constraint, isPlainObject, wrong } from './caster.ts';

const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'microsecond'] as const;
type Unit = (typeof units)[number];
type Amounts = Partial<Record<Unit, number>>;

/** The names that Ash gives to groups of units. */
const groups: Readonly<Record<string, readonly Unit[]>> = {
  year_month: ['year', 'month'],
  day_time: ['week', 'day', 'hour', 'minute', 'second', 'microsecond'],
};

export function duration(type: TypeDefinition): Caster {
  const allowedUnits = constraint(type, 'units');
  const allowed = new Set<string>(
    typeof allowedUnits === 'string'
      ? ((Object.hasOwn(groups, allowedUnits) ? groups[allowedUnits] : undefined) ?? [allowedUnits])
      : Array.isArray(allowedUnits)
        ? allowedUnits.map(String)
        : units,
  );
  const signs = constraint(type, 'signs');
  const allowedSigns = signs === undefined ? undefined : [signs].flat().map(String);
  return (value, path) => {
    const amounts = amountsOf(value);
    if (!amounts) return wrong(path, 'invalid_type', 'must be a length of time such as PT5M or "5 minutes"');
    const used = units.filter((unit) => amounts[unit]);
    const refused = used.find((unit) => !allowed.has(unit));
    if (refused)
      return wrong(path, 'invalid_unit', `must be told in ${[...allowed].join(', ')}, not in ${refused}s`);
    const found = used.map((unit) => ((amounts[unit] ?? 0) < 0 ? 'negative' : 'positive'));
    const leads = found.length > 0 ? found : ['zero'];
    if (allowedSigns && !leads.every((sign) => allowedSigns.includes(sign)))
      return wrong(path, 'invalid_sign', `must be ${allowedSigns.join(' or ')}`);
    return isoText(amounts);
  };
}

const iso =
  /^([+-])?P(?=.)(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?(?:T(?=.)(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:\.(\d{1,6}))?S)?)?$/;

function amountsOf(value: unknown): Amounts | undefined {
  if (isPlainObject(value)) return ofMap(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const found = iso.exec(text);
  if (!found) return ofWords(text);
  const sign = found[1] === '-' ? -1 : 1;
  const amounts: Amounts = {};
  for (const [index, unit] of units.slice(0, 7).entries()) {
    const digits = found[index + 2];
    if (digits !== undefined) amounts[unit] = sign * Number(digits);
  }
  const fraction = found[9];
  if (fraction !== undefined)
    amounts.microsecond = sign * (found[8]?.startsWith('-') ? -1 : 1) * Number(fraction.padEnd(6, '0'));
  return Object.values(amounts).every((amount) => Number.isSafeInteger(amount)) ? amounts : undefined;
}

function ofMap(map: Readonly<Record<string, unknown>>): Amounts | undefined {
  const amounts: Amounts = {};
  for (const [key, amount] of Object.entries(map)) {
    const unit = units.find((each) => each === key || `${each}s` === key);
    if (!unit || !Number.isSafeInteger(amount)) return undefined;
    amounts[unit] = amount as number;
  }
  return amounts;
}

const words: readonly (readonly [RegExp, Unit, number])[] = [
  [/^(ms|milliseconds?)$/, 'microsecond', 1000],
  [/^(s|seconds?)$/, 'second', 1],
  [/^(m|minutes?)$/, 'minute', 1],
  [/^(h|hours?)$/, 'hour', 1],
  [/^(d|days?)$/, 'day', 1],
  [/^(w|weeks?)$/, 'week', 1],
  [/^months?$/, 'month', 1],
  [/^(y|years?)$/, 'year', 1],
];

function ofWords(text: string): Amounts | undefined {
  const amounts: Amounts = {};
  const rest = text.replace(/\s*(-?\d+)\s*([a-z]+)\s*(,|$)/gi, (whole, digits: string, word: string) => {
    const [, unit, factor] = words.find(([pattern]) => pattern.test(word.toLowerCase())) ?? [];
    if (unit === undefined || factor === undefined || amounts[unit] !== undefined) return whole;
    amounts[unit] = Number(digits) * factor;
    return '';
  });
  return rest === '' && Object.keys(amounts).length > 0 ? amounts : undefined;
}

function isoText(amounts: Amounts): string {
  const part = (unit: Unit, letter: string) => (amounts[unit] ? `${amounts[unit]}${letter}` : '');
  const date = part('year', 'Y') + part('month', 'M') + part('week', 'W') + part('day', 'D');
  const time = part('hour', 'H') + part('minute', 'M') + secondsText(amounts);
  return date + time === '' ? 'PT0S' : `P${date}${time === '' ? '' : `T${time}`}`;
}

function secondsText({ second = 0, microsecond = 0 }: Amounts): string {
  const all = second * 1_000_000 + microsecond;
  if (all === 0) return '';
  const size = Math.abs(all);
  const fraction = size % 1_000_000;
  const digits = fraction === 0 ? '' : `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
  return `${all < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}${digits}S`;
}
