/** What the factory's handlers need of the world beside what the runtime gives every handler. */
import { Cancelled, type Host } from '../base/host.ts';

export interface FactoryServices {
  /** For engines that take long: pauses, cancellation, progress. */
  readonly host: Host;
}

/** The host for work that ends when nobody wants it any more. */
export function stoppedBy(signal: AbortSignal | undefined, host: Host): Host {
  if (!signal) return host;
  return {
    ...host,
    get cancelled() {
      return signal.aborted || host.cancelled;
    },
    pause: async () => {
      await host.pause();
      if (signal.aborted) throw new Cancelled();
    },
  };
}
