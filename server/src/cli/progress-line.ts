/** What is being done, on standard error: one line that changes on a terminal, a line a step elsewhere. */
import type { Progress } from '../base/host.ts';

export interface ProgressLine {
  show(step: Progress): void;
  /** Removes the line, so that other text can be written. */
  clear(): void;
}

/** A progress line on `stream`. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write('\r\u001b[K');
    shown = false;
  };
  return {
    clear,
    show: ({ message, percentage }) => {
      const part = percentage === undefined ? '' : `${String(Math.round(percentage)).padStart(3)} % `;
      const line = `${part}${message}`;
      if (!stream.isTTY) {
        stream.write(`${line}\n`);
        return;
      }
      stream.write(`\r\u001b[K${line.slice(0, stream.columns - 1)}`);
      shown = true;
    },
  };
}
