/** A long job as a list of steps: each is announced when it begins, and counted and timed when it is done. */
import type { Host } from '../base/host.ts';
import type { StepView } from './views.ts';

export interface Steps {
  /**
   * Does one step.
   * @param doing what progress shows meanwhile
   * @param percentage of the whole job when the step begins
   * @param done what the step turns into, with its numbers
   */
  step<T>(
    doing: string,
    percentage: number,
    work: () => T | Promise<T>,
    done: (value: T) => string,
  ): Promise<T>;
  readonly list: readonly StepView[];
}

/** Steps that report to `host`, and can be cancelled between each other. */
export function takeSteps(host: Host): Steps {
  const list: StepView[] = [];
  return {
    list,
    step: async (doing, percentage, work, done) => {
      await host.pause();
      host.progress({ message: doing, percentage });
      const start = host.now();
      const value = await work();
      list.push({ name: done(value), milliseconds: host.now() - start });
      return value;
    },
  };
}
