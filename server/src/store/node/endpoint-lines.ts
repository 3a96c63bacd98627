/**
 * JSON-RPC messages on a socket, one line each: JSON has no line breaks of its own. One write and one read for each message, where
 * headers as of the language server protocol take two; that is half of a call's time.
 */
import type { Socket } from 'node:net';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc';

const lineBreak = 10;

export class LineReader extends AbstractMessageReader implements MessageReader {
  readonly #socket: Socket;
  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }
  listen(callback: DataCallback): Disposable {
    /** Of a line whose end has not come. */
    let parts: Buffer[] = [];
    const onData = (data: Buffer): void => {
      let start = 0;
      for (let end = data.indexOf(lineBreak); end >= 0; end = data.indexOf(lineBreak, start)) {
        parts.push(data.subarray(start, end));
        const line = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
        parts = [];
        start = end + 1;
        try {
          callback(JSON.parse(line.toString('utf8')) as Message);
        } catch (error) {
          this.fireError(error);
          this.#socket.destroy();
          return;
        }
      }
      if (start < data.length) parts.push(data.subarray(start));
    };
    const onClose = (): void => this.fireClose();
    this.#socket.on('data', onData);
    this.#socket.on('close', onClose);
    // Its end may have come, and been announced, before anybody listened.
    if (this.#socket.destroyed) setImmediate(onClose);
    return {
      dispose: () => {
        this.#socket.off('data', onData);
        this.#socket.off('close', onClose);
      },
    };
  }
}

export class LineWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: Socket;
  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('close', () => this.fireClose());
  }
  async write(message: Message): Promise<void> {
    if (this.#socket.destroyed) throw new Error('The connection has ended.');
    if (this.#socket.write(`${JSON.stringify(message)}\n`)) return;
    // The other side is slower than we are: whoever waits for this is slowed down with it.
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.#socket.off('drain', go).off('close', go);
        resolve();
      };
      this.#socket.on('drain', go).on('close', go);
    });
  }
  end(): void {
    this.#socket.end();
  }
  override dispose(): void {
    super.dispose();
    this.#socket.destroy();
  }
}
