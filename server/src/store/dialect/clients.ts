/** Connections to a PostgreSQL, whoever provides them: `pg` over a socket, or one that runs in the same process. */

export interface ClientResult {
  readonly rows: readonly unknown[];
  /** Rows that were inserted, updated or deleted. */
  readonly affected?: number;
}

/** A connection that one caller has for itself. */
export interface Client {
  /** One statement with parameters `$1`, `$2` … */
  query(sql: string, parameters: readonly unknown[]): Promise<ClientResult>;
  /** Several statements in one message. */
  script(sql: string): Promise<void>;
  /** Gives it back. `broken`: nobody is to have it again. */
  release(broken: boolean): void;
}

export interface Clients {
  acquire(): Promise<Client>;
  /** Hears of `NOTIFY` until `close`; `lost` is called when messages may have been missed. */
  listen(channel: string, message: (payload: string) => void, lost: () => void): Promise<void>;
  close(): Promise<void>;
}
