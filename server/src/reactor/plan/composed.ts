/** Which reactors a reactor runs. */
import type { ReactorDefinition, StepDefinition } from '../../model/definition/reactor.ts';

type Reactors = ReadonlyMap<string, ReactorDefinition>;

/** The reactor, and all that it is composed of, however deep. */
export function composedOf(definition: ReactorDefinition, reactors: Reactors): readonly ReactorDefinition[] {
  const found = new Set([definition]);
  for (const each of found)
    for (const { reactor } of callsIn(each.steps, () => true)) {
      const other = reactors.get(reactor);
      if (other) found.add(other);
    }
  return [...found];
}

/** The step by which the reactor runs itself, however indirectly, with no condition on the way: such a run has no end. */
export function endlessStep({ name, steps }: ReactorDefinition, reactors: Reactors): string | undefined {
  const seen = new Set<string>();
  const reaches = (reactor: string): boolean => {
    if (reactor === name) return true;
    if (seen.has(reactor)) return false;
    seen.add(reactor);
    return callsIn(reactors.get(reactor)?.steps ?? [], always).some((call) => reaches(call.reactor));
  };
  return callsIn(steps, always).find(({ reactor }) => reaches(reactor))?.name;
}

/** Whether a step, with all that is in it, runs in every run. */
const always = ({ kind, where, guards }: StepDefinition): boolean =>
  where.length === 0 && guards.length === 0 && kind !== 'switch' && kind !== 'map' && kind !== 'around';

/** Steps that run other reactors, inside others that `enters` as well. */
function callsIn(
  steps: readonly StepDefinition[],
  enters: (step: StepDefinition) => boolean,
): { readonly name: string; readonly reactor: string }[] {
  return steps.filter(enters).flatMap((step) => {
    if (step.kind === 'compose' || step.kind === 'recurse')
      return [{ name: step.name, reactor: step.reactor }];
    if (step.kind === 'switch')
      return [...step.branches, ...(step.otherwise ? [step.otherwise] : [])].flatMap((branch) =>
        callsIn(branch.steps, enters),
      );
    return 'steps' in step ? callsIn(step.steps, enters) : [];
  });
}
