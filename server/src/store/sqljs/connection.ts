/** One SQLite connection as the database above needs it, whether sql.js or `node:sqlite` is behind it. All calls are synchronous. */

/** What a statement gave. */
export interface Result {
  readonly rows: Record<string, unknown>[];
  /** Rows that it inserted, updated or deleted; 0 for one that cannot. */
  readonly changes: number;
  /** Row id of the last row that this connection inserted. */
  readonly insertId: number;
}

export interface Connection {
  /** Runs one statement. `writes` is false when it is known only to read, so that changes need not be asked for. */
  execute(sql: string, parameters: readonly unknown[], writes: boolean): Result;
  /** Names of tables that rows of were changed since it was asked last, those changed by cascades and triggers included. */
  takeChanged(): string[];
  /** Forgets prepared statements: their columns are stale when tables have changed. */
  forgetStatements(): void;
  close(): void;
}
