/** A run of a workflow as people see it now. */
import { titleOf } from '../emit/plan/words.ts';
import type { ReactorEngine, RunRecord, StepRecord } from '../reactor/index.ts';
import type { Platform } from './platform.ts';
import { pathOf, stepViews } from './run-steps.ts';
import { runningSteps } from './running-steps.ts';
import type { WorkflowAction, WorkflowRunView, WorkflowState } from './workflow-views.ts';

/** A run as it is now; undefined when it is not known any more. `document` has its reactor, when that is none of the factory's own. */
export async function viewOf(
  engine: ReactorEngine,
  platform: Platform,
  id: string,
  document?: string,
): Promise<WorkflowRunView | undefined> {
  const found = await engine.show(id);
  if (!found) return undefined;
  const { run, steps: records } = found;
  const { reactors } = engine;
  const reactor = reactors.get(run.reactor);
  const state = stateOf(run, engine.isLive(id), platform);
  const [error] = run.errors;
  const subject =
    document ??
    [run.inputs['uri'], run.inputs['target_dsl'], run.inputs['requirements_uri']].find(
      (value) => typeof value === 'string',
    );
  const goesOn =
    state === 'executing' || state === 'pending' || state === 'halted' || state === 'interrupted';
  const steps = stepViews({
    reactor,
    reactors,
    records,
    running: runningSteps(engine, id),
    goesOn: goesOn && run.ending === undefined,
    inputs: run.inputs,
  });
  const own = steps.filter(({ path }) => path.length === 1);
  return {
    id,
    reactor: run.reactor,
    title: titleOf(reactor ?? { name: run.reactor }),
    ...(reactor?.description === undefined ? {} : { description: reactor.description }),
    ...(subject === undefined ? {} : { subject: String(subject) }),
    ...(document === undefined ? {} : { document }),
    state,
    started: run.started,
    ...(state === 'executing' ? {} : { milliseconds: Math.max(0, lastEnd(run, records) - run.started) }),
    ...(error ? { message: error.message } : {}),
    ...(error?.path === undefined ? {} : { failedAt: pathOf(error.path) }),
    completed: own.filter((step) => step.state === 'successful' || step.state === 'skipped').length,
    total: Math.max(reactor?.steps.length ?? 0, own.length),
    actions: actionsOf(run, state, engine.isLive(id)),
    steps,
  };
}

/** When it ended; undoing it days later makes it no longer. */
function lastEnd({ updated }: RunRecord, records: readonly StepRecord[]): number {
  return records.length === 0 ? updated : records.reduce((last, { ended }) => Math.max(last, ended), 0);
}

function stateOf({ state, engine }: RunRecord, live: boolean, platform: Platform): WorkflowState {
  const isUnderWay = state === 'executing' || state === 'pending';
  return isUnderWay && !live && !isElsewhere(platform, engine) ? 'interrupted' : state;
}

/** Whether an engine of another process that lives has it in hand. */
export function isElsewhere(platform: Platform, engine: string): boolean {
  return !engine.startsWith(platform.process) && platform.isAlive(engine);
}

function actionsOf(run: RunRecord, state: WorkflowState, live: boolean): readonly WorkflowAction[] {
  switch (state) {
    case 'pending':
    case 'executing':
      return live ? ['cancel'] : [];
    case 'halted':
    case 'interrupted':
      return ['resume', 'cancel'];
    case 'successful':
      return run.options.fullyReversible ? ['undo'] : [];
    default:
      return ['retry'];
  }
}
