/**
 * A connection whose handlers cannot hurt each other: an exception in one becomes a line in the log and an empty answer, so
 * that a bug in hover never costs the person diagnostics.
 */
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

type Handler = (...args: readonly unknown[]) => unknown;

/** Handlers whose failure must be answered as such: the client has to know that there is no server. */
const notIsolated = new Set(['onInitialize', 'onShutdown', 'onExit', 'onDispose', 'onProgress']);

/** The connection as Langium may register its handlers on it; `instead` replaces methods of it. */
export function isolate(connection: Connection, instead: Partial<Connection> = {}): Connection {
  return isolated({ ...connection, ...instead }, '', connection) as Connection;
}

function isolated(target: object, path: string, connection: Connection): object {
  return new Proxy(target, {
    get: (_, key) => {
      const value: unknown = Reflect.get(target, key, target);
      const name = String(key);
      if (path === '' && (name === 'languages' || name === 'workspace') && isObject(value))
        return isolated(value, `${name}.`, connection);
      if (path !== '' && isObject(value) && typeof value !== 'function')
        return isolated(value, `${path}${name}.`, connection);
      if (typeof value !== 'function') return value;
      if (!/^on([A-Z]|$)/.test(name) || notIsolated.has(name)) return value.bind(target);
      return (...args: readonly unknown[]) =>
        value.apply(
          target,
          args.map((arg) =>
            typeof arg === 'function' ? guarded(`${path}${name}`, arg as Handler, connection) : arg,
          ),
        );
    },
  });
}

function guarded(name: string, handler: Handler, connection: Connection): Handler {
  const failed = (error: unknown): unknown => {
    if (error instanceof ResponseError) throw error;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`${name} failed; this is a bug in Spark DSL Factory. ${text}`);
    return null;
  };
  return (...args) => {
    try {
      const answer = handler(...args);
      return answer instanceof Promise ? answer.then(orNothing, failed) : answer;
    } catch (error) {
      return failed(error);
    }
  };
}

/** Langium's answer about a document that it does not know: there is nothing to say, and nothing wrong. */
function orNothing(answer: unknown): unknown {
  return answer instanceof ResponseError && answer.code === LSPErrorCodes.ServerCancelled ? null : answer;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
