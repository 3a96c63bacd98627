/** The operating system with calls that fail when a test says so, as those of a full or dying disk do. */
import { type System, system } from '../../../../server/src/store/node/system.ts';

export interface Failing {
  readonly system: System;
  /** Lets these calls fail with this code, for files whose path matches; nothing fails any more without arguments. */
  fail(code?: string, calls?: readonly (keyof System)[], path?: RegExp): void;
  /** How often a call failed since then. */
  failures(): number;
}

export function failingSystem(): Failing {
  let failing: { code: string; calls: readonly (keyof System)[]; path: RegExp } | undefined;
  let failures = 0;
  const paths = new Map<number, string>();
  const wrap = <K extends keyof System>(name: K): System[K] => {
    const call = system[name] as (...words: unknown[]) => unknown;
    return ((...words: unknown[]) => {
      const path = typeof words[0] === 'string' ? words[0] : (paths.get(Number(words[0])) ?? '');
      if (failing?.calls.includes(name) && failing.path.test(path)) {
        failures++;
        throw Object.assign(new Error(`${failing.code}: ${name}`), { code: failing.code });
      }
      const result = call(...words);
      if (name === 'open') paths.set(Number(result), path);
      return result;
    }) as System[K];
  };
  return {
    system: Object.fromEntries(
      Object.keys(system).map((name) => [name, wrap(name as keyof System)]),
    ) as System,
    fail: (code, calls = [], path = /./) => {
      failing = code === undefined ? undefined : { code, calls, path };
      failures = 0;
    },
    failures: () => failures,
  };
}
