/** When a server that died is started again, and when it is not worth it. */

/** How often in how long a server may die before it is left alone. */
export interface RestartLimits {
  readonly restarts: number;
  readonly milliseconds: number;
}

export const defaultLimits: RestartLimits = { restarts: 3, milliseconds: 3 * 60_000 };

export interface RestartPolicy {
  /** Whether the server that died now is to be started again; `now` is in milliseconds. */
  died(now: number): boolean;
}

/** Restarts until there were more than `restarts` deaths within the last `milliseconds`. */
export function createRestartPolicy(limits: RestartLimits = defaultLimits): RestartPolicy {
  let deaths: readonly number[] = [];
  return {
    died(now) {
      deaths = [...deaths.filter((time) => now - time < limits.milliseconds), now];
      return deaths.length <= limits.restarts;
    },
  };
}
