/** `flunk`: always fails. */
import type { Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import type { Definition } from './registry.ts';

export function planFlunk({ message }: Definition<'flunk'>, planner: Planner): Leaf {
  const read = planner.source(message);
  return {
    kind: 'leaf',
    noted: false,
    run: (args, { scope }) => ({ error: { message: read(scope), arguments: args } }),
  };
}
