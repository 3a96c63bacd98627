/** `collect`: gathers its arguments in one map, without those that only its conditions ask for. */
import type { Leaf } from '../plan/planned.ts';

export const planCollect = (): Leaf => ({
  kind: 'leaf',
  noted: false,
  run: (args) => ({
    value: Object.fromEntries(Object.entries(args).filter(([name]) => !name.startsWith('^'))),
  }),
});
