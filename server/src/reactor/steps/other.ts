/** Reactors that steps run. */
import type { ReactorInput } from '../../model/definition/reactor.ts';
import { ReactorRefused } from '../errors.ts';
import type { Plan } from '../plan/planned.ts';
import { Planner } from '../plan/planner.ts';
import type { Task } from '../run/task.ts';
import { type InputReader, planInputs } from './inputs.ts';
import type { Definition } from './registry.ts';

/** The other reactor, planned when it is first run: it may be this one again, behind a condition. */
export function planOther(
  { reactor, arguments: args }: Definition<'compose'> | Definition<'recurse'>,
  planner: Planner,
): (task: Task) => { readonly plan: Plan; readonly inputs: readonly InputReader[] } {
  const definition = planner.surroundings.reactors.get(reactor);
  if (!definition)
    planner.problem(
      'unknown_reactor',
      `Step \`${planner.step}\` runs the reactor \`${reactor}\`, which there is none of.`,
    );
  const given = new Set(args.map(({ name }) => name));
  for (const { name } of (definition?.inputs ?? []).filter(
    (input) => isRequired(input) && !given.has(input.name),
  ))
    planner.problem(
      'missing_input',
      `Step \`${planner.step}\` does not give the input \`${name}\` of \`${reactor}\`.`,
    );
  let planned: { plan: Plan; inputs: readonly InputReader[] } | undefined;
  return ({ step, scope }) => {
    if (planned) return planned;
    if (!definition)
      throw new ReactorRefused(`Step \`${step.name}\` runs \`${reactor}\`, which there is none of.`);
    const inner = new Planner(scope.run.surroundings);
    planned = planReactor(definition, inner);
    if (inner.problems.length > 0)
      throw new ReactorRefused(`\`${reactor}\`: ${inner.problems.map(({ message }) => message).join(' ')}`);
    return planned;
  };
}

export const isRequired = (input: ReactorInput): boolean => input.default === undefined;

/** The steps and inputs of a whole reactor. */
export function planReactor(
  definition: import('../../model/definition/reactor.ts').ReactorDefinition,
  planner: Planner,
): { plan: Plan; inputs: readonly InputReader[] } {
  if (definition.steps.length === 0) planner.problem('no_steps', `\`${definition.name}\` has no steps.`);
  const names = new Set(definition.inputs.map(({ name }) => name));
  const plan = planner.steps(definition.steps, { return: definition.return, lastReturns: true }, names);
  return { plan, inputs: planInputs(definition, planner) };
}
