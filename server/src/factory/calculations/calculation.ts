/** How the factory's calculations are written: one record at a time. */
import type { Row } from '../../runtime/context.ts';
import type { CalculationHandler, Options } from '../../runtime/handlers.ts';

/** A calculation that looks at each record alone. */
export function calculation(work: (record: Row, options: Options) => unknown): CalculationHandler {
  return { calculate: (records, options) => records.map((record) => work(record, options) ?? null) };
}

/** A field by its name or path (`evolution_run.seed`); null when something on the way is not there. */
export function fieldOf(record: Row, path: unknown): unknown {
  const names = Array.isArray(path) ? path.map(String) : String(path).split('.');
  let value: unknown = record;
  for (const name of names)
    value = value !== null && typeof value === 'object' ? (value as Row)[name] : undefined;
  return value ?? null;
}
