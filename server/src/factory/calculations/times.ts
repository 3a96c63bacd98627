/** Time between moments, and when something will be done. */
import type { CalculationHandler } from '../../runtime/handlers.ts';
import { numberOf } from '../changes/change.ts';
import { calculation, fieldOf } from './calculation.ts';

const lengths: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/** A moment in milliseconds; undefined for what is none. */
export function momentOf(value: unknown): number | undefined {
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

export const timeCalculations: Readonly<Record<string, CalculationHandler>> = {
  elapsed: {
    calculate: (records, { from, to, unit }, { surroundings }) =>
      records.map((record) => {
        const begin = momentOf(fieldOf(record, from));
        const end = to === undefined || to === null ? surroundings.now() : momentOf(fieldOf(record, to));
        if (begin === undefined || end === undefined) return null;
        return Math.floor((end - begin) / (lengths[String(unit)] ?? 1));
      }),
  },

  completion_of: calculation((record, { started_at, updated_at, current, planned }) => {
    if (record['status'] !== 'running') return null;
    const [begin, now] = [momentOf(fieldOf(record, started_at)), momentOf(fieldOf(record, updated_at))];
    const [done, all] = [numberOf(fieldOf(record, current)), numberOf(fieldOf(record, planned))];
    if (begin === undefined || now === undefined || !done || all === undefined) return null;
    const end = begin + Math.round(((now - begin) * Math.max(all, done)) / done);
    // Moments of the type utc_datetime_usec are written with six digits.
    return new Date(end).toISOString().replace('Z', '000Z');
  }),
};
