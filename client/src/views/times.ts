/** Durations and moments as people say them. */
import type { Translate } from '../translate.ts';

/** `12 ms`, `3.4 s`, `2 min 5 s`, `3 h 20 min`. */
export function durationText(milliseconds: number, t: Translate): string {
  if (milliseconds < 1000) return t('{0} ms', Math.round(milliseconds));
  if (milliseconds < 60_000) return t('{0} s', (milliseconds / 1000).toFixed(1));
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return t('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
  return t('{0} h {1} min', Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60));
}

/** Seconds of the units that are spoken of, the greatest first. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** The moment of looking, and the language to say it in. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `en`, `de`, `pt-br`. */
  readonly locale: string;
}

/** `2 min ago`, `yesterday`; within the last minute `just now`. */
export function agoText(then: number, { now, locale }: Moment, t: Translate): string {
  const seconds = Math.max(0, (now - then) / 1000);
  const found = units.find(([, size]) => seconds >= size);
  if (!found) return t('just now');
  const [unit, size] = found;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return format.format(-Math.floor(seconds / size), unit);
}
