/** How the factory's steps are written: a value from arguments. None of them has an effect, so there is nothing to take back. */
import { done, fail, type StepContext, type StepHandler, type Values } from '../../reactor/index.ts';

/** Thrown by a step that cannot give a value. The message is for people. */
export class StepFailure extends Error {}

/** A step that computes; what it computes for the same arguments is the same. */
export function step(work: (args: Values, context: StepContext) => unknown): StepHandler {
  return {
    run: async (args, context) => {
      try {
        return done(await work(args, context));
      } catch (error) {
        if (error instanceof StepFailure) return fail(error.message);
        throw error;
      }
    },
  };
}
