/** How the factory's steps are written: a value from arguments. None of them has an effect, so there is nothing to take back. */
import { Cancelled, type Host } from '../../base/host.ts';
import { done, fail, type StepHandler, type Values } from '../../reactor/index.ts';

/** Thrown by a step that cannot give a value. The message is for people. */
export class StepFailure extends Error {}

/** A step that computes; what it computes for the same arguments is the same. */
export function step(work: (args: Values) => unknown): StepHandler {
  return {
    run: async (args) => {
      try {
        return done(await work(args));
      } catch (error) {
        if (error instanceof StepFailure) return fail(error.message);
        throw error;
      }
    },
  };
}

/** The host for what a step computes: it is cancelled when the step is given up. */
export function stoppedBy(signal: AbortSignal, host: Host): Host {
  return {
    ...host,
    get cancelled() {
      return signal.aborted;
    },
    pause: async () => {
      await host.pause();
      if (signal.aborted) throw new Cancelled();
    },
  };
}
