/** Lengths of time as milliseconds: `5000`, `"5 minutes"`, `PT5M`. Months and years have none, since they differ. */
import type { Expression } from '../../dsl/syntax/syntax.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const isoParts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const isoUnits = [7 * day, day, hour, minute, second];

/** By the first letters that tell units apart. */
const wordUnits: readonly (readonly [RegExp, number])[] = [
  [/^(ms|millisecond)/, 1],
  [/^(month|y)/, Number.NaN],
  [/^s/, second],
  [/^m/, minute],
  [/^h/, hour],
  [/^d/, day],
  [/^w/, 7 * day],
];

/** `infinity` for no end; `undefined` when it cannot be said in milliseconds. */
export function milliseconds(value: Expression): number | 'infinity' | undefined {
  if (value.kind === 'name' && value.path[0]?.text === 'infinity') return 'infinity';
  if (value.kind !== 'literal') return undefined;
  if (typeof value.value === 'number') return value.value;
  if (typeof value.value !== 'string') return undefined;
  const iso = isoParts.exec(value.value);
  const parts = iso
    ? iso.slice(1).map((digits, index) => [Number(digits ?? 0), isoUnits[index] ?? 0])
    : words(value.value);
  const sum = parts.reduce((total, [amount = 0, unit = 0]) => total + amount * unit, 0);
  return parts.length > 0 && Number.isFinite(sum) ? Math.round(sum) : undefined;
}

function words(text: string): readonly (readonly number[])[] {
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g)].map(([, amount, word = '']) => [
    Number(amount),
    wordUnits.find(([pattern]) => pattern.test(word))?.[1] ?? Number.NaN,
  ]);
}
