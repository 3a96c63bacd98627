/** The wait before another try. */
import { backoff } from './backoff.ts';
import type { Task } from './task.ts';
import { TryContext } from './try-context.ts';

/** Resolves when the task may be tried again: after what the handler or the document says, else after an exponential backoff. */
export async function waitBefore(task: Task, reason: unknown): Promise<void> {
  const { step, scope, tries } = task;
  const { run } = scope;
  const context = new TryContext(task);
  const label = `${run.record.id}/${task.path}/${tries}`;
  const said = step.definition.backoff;
  let wait: unknown;
  if (said?.kind === 'exponential') wait = backoff(tries, run.host.random, label, said.base, said.max);
  else if (step.backoff) wait = await step.backoff({ ...task.args, reason }, context);
  else if (step.work.kind === 'leaf' && step.work.backoff)
    wait = step.work.backoff(reason, task.args, context);
  else wait = backoff(tries, run.host.random, label);
  const milliseconds = wait === 'now' ? 0 : Number(wait);
  if (milliseconds > 0) await run.host.sleep(milliseconds, run.resting.signal);
}
