/** One line on a terminal that says what is being done; nothing when the stream is not a terminal. */
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
      if (!stream.isTTY) return;
      const part = percentage === undefined ? '' : `${String(Math.round(percentage)).padStart(3)} % `;
      stream.write(`\r\u001b[K${part}${message}`.slice(0, stream.columns));
      shown = true;
    },
  };
}
