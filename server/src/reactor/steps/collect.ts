/** `collect`: gathers its arguments in one map. */
import type { Leaf } from '../plan/planned.ts';

export const planCollect = (): Leaf => ({ kind: 'leaf', run: (args) => ({ value: args }) });
