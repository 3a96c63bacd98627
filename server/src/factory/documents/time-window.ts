/** Lengths of time as analyses write them: 12h, 30d, 4w, 3m. */

const hour = 3_600_000;
const lengths: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 168 * hour, m: 730 * hour };

/** Whether a text is such a length. */
export const isWindow = (text: string): boolean => /^[1-9]\d{0,5}[hdwm]$/.test(text);

/** Milliseconds of a length; a month has 730 hours. 0 for what is none. */
export function windowOf(text: string): number {
  return isWindow(text) ? Number(text.slice(0, -1)) * (lengths[text.slice(-1)] ?? 0) : 0;
}
