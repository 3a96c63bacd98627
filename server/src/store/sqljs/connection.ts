/** One SQLite connection as the database above needs it, whether sql.js or `node:sqlite` is behind it. All calls are synchronous. */

/** What a statement gave. */
export interface Result {
  readonly rows: Record<string, unknown>[];
  /** Rows that it inserted, updated or deleted; 0 for one that cannot. */
  readonly changes: number;
}

export interface Connection {
  /** Runs one statement. */
  execute(sql: string, parameters: readonly unknown[]): Result;
  /** Row id of the last row that this connection inserted. */
  lastInsertId(): number;
  /** Names of tables that may have changed since it was asked last, those changed by cascades and triggers included. */
  takeChanged(): string[];
  close(): void;
}

/** What changes tables themselves: what was compiled for them before would give rows under old names. */
export const changesTables = (sql: string): boolean => /^\s*(create|alter|drop|vacuum|rollback)\b/i.test(sql);

/** sql.js and `node:sqlite` bind what SQLite has: numbers, text, bytes and null. */
export function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (value === undefined) throw new Error('A parameter of a query is undefined; say null for no value.');
  return value;
}

/** SQLite compiles the first statement of a text and leaves the rest alone, which nobody would notice. */
export function refuseRest(sql: string, first: string): void {
  if (!/^(\s|;|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*$/.test(sql.slice(first.length)))
    throw new Error(`Only one statement can be run at a time; what follows the first would be lost: ${sql}`);
}
