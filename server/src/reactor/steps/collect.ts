/** `collect`: gathers its arguments in one map. */
import type { Leaf } from '../plan/planned.ts';

export const planCollect = (): Leaf => ({ kind: 'leaf', noted: false, run: (args) => ({ value: args }) });
