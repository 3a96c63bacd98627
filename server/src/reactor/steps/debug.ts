/** `debug`: writes its arguments to the log, and gives them on. */
import type { Leaf } from '../plan/planned.ts';
import type { Definition } from './registry.ts';

export const planDebug = ({ level, name }: Definition<'debug'>): Leaf => ({
  kind: 'leaf',
  noted: false,
  run: (args, { scope }) => {
    scope.run.host.log(level, `${name}: ${JSON.stringify(args)}`);
    return { value: args };
  },
});
