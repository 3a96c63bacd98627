/** Collects the tables that statements change. */
import { type Cascades, readCascades } from './cascades.ts';

export interface ChangedTables {
  add(table: string): void;
  /** Forgets what is known of the schema, which has changed. */
  forgetSchema(): void;
  /** All since the last call. */
  take(): string[];
}

/** @param query runs a query that only reads; asked for the schema when a table has changed */
export function changedTables(query: (sql: string) => readonly Record<string, unknown>[]): ChangedTables {
  let changed = new Set<string>();
  let cascades: Cascades | undefined;
  return {
    add: (table) => {
      changed.add(table);
    },
    forgetSchema: () => {
      cascades = undefined;
    },
    take: () => {
      if (changed.size === 0) return [];
      cascades ??= readCascades(query);
      const tables = [...changed];
      changed = new Set();
      return cascades.size === 0
        ? tables
        : [...new Set(tables.flatMap((table) => [table, ...(cascades?.get(table) ?? [])]))];
    },
  };
}
