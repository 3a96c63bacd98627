/** How long to wait before the next try. */
import type { Random } from '../../base/random.ts';

/**
 * Exponential backoff with full jitter: anything from nothing to `base * 2^attempt`, at most `max`, in milliseconds.
 * (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.) It depends on the seed and on `label`
 * alone, not on what runs beside it.
 */
export function backoff(attempt: number, random: Random, label: string, base = 100, max = 30_000): number {
  return Math.floor(random.fork(label).unit() * Math.min(max, base * 2 ** Math.min(attempt, 30)));
}
