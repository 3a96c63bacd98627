/** A reactor whose steps give back what they are given, and what it makes of its input. */
import { done, type StepHandlers } from '../../../server/src/reactor/index.ts';
import { engineOf, handler, reactor, type value, work } from './workshop.ts';

/** Gives back `x`. */
export const echo: StepHandlers = { echo: { run: ({ x }) => done(x) } };
/** A step that gives back this. */
export const echoing = (name: string, source: ReturnType<typeof value>) =>
  work(name, { x: source }, { run: handler('echo') });
/** What it takes. */
export const inputs = [{ name: 'x' }];
/** The result of a reactor of these steps for the input `x`. @throws Error when it fails */
export const valueWith = async (
  steps: ReturnType<typeof work>[],
  given: unknown,
  more: Partial<Parameters<typeof engineOf>[0]> = {},
) => {
  const { engine } = engineOf({ handlers: echo, reactors: [reactor('R', steps, { inputs })], ...more });
  const outcome = await engine.run('R', { x: given });
  if (outcome.state !== 'successful') throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
};
