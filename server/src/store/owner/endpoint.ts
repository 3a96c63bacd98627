/**
 * The place where processes of one workspace meet, as a port: a socket or named pipe that one of them can bind. The system
 * frees it when that one dies, so that no clock and no lease decide who owns the store.
 */
import type { MessageConnection } from 'vscode-jsonrpc';

export interface Endpoint {
  /** For messages and logs. */
  readonly name: string;
  /**
   * Tries to become the one who listens.
   * @param onConnection gets each connection before it begins to listen
   * @returns `undefined` when somebody else is
   */
  listen(onConnection: (connection: MessageConnection) => void): Promise<Listener | undefined>;
  /** Connects to who listens; the connection does not listen yet. `undefined` when nobody does. */
  connect(): Promise<MessageConnection | undefined>;
}

export interface Listener {
  /** Frees the place and ends all connections. */
  close(): Promise<void>;
}
