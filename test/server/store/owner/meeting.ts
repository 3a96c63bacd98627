/** An endpoint in memory for tests: processes are played by parties that meet over message streams and can be killed. */
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Endpoint } from '../../../../server/src/store/owner/endpoint.ts';

/** One process: what it holds of the endpoint ends when it is killed. */
export interface Party {
  readonly endpoint: Endpoint;
  /** Ends its listening and its connections at once, as the system does for a dead process. */
  kill(): void;
}

/** Makes parties that meet at one place. */
export function meeting(): () => Party {
  let listening: ((pair: readonly PassThrough[]) => void) | undefined;
  return () => {
    const streams = new Set<PassThrough>();
    let mine: typeof listening;
    let dead = false;
    const stopListening = (): void => {
      if (listening === mine) listening = undefined;
      for (const stream of streams) stream.destroy();
    };
    const endpoint: Endpoint = {
      name: 'in memory',
      listen: async (onConnection) => {
        if (dead) return await never();
        if (listening) return undefined;
        mine = (pair) => {
          for (const stream of pair) streams.add(stream);
          onConnection(connectionOver(pair));
        };
        listening = mine;
        return { close: async () => stopListening() };
      },
      connect: async () => {
        if (dead) return await never();
        if (!listening) return undefined;
        const pair = [new PassThrough(), new PassThrough()];
        for (const stream of pair) {
          streams.add(stream);
          stream.on('close', () => {
            for (const other of pair) other.destroy();
          });
        }
        listening(pair);
        return connectionOver(pair.toReversed());
      },
    };
    return {
      endpoint,
      kill: () => {
        dead = true;
        stopListening();
      },
    };
  };
}

/** The dead do nothing any more. */
const never = (): Promise<never> => new Promise(() => {});

function connectionOver([input, output]: readonly PassThrough[]): MessageConnection {
  if (!input || !output) throw new Error('A connection needs two streams.');
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  connection.onDispose(() => output.destroy());
  return connection;
}
