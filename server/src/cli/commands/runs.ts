/** `spark-factory runs [list|show|resume|retry|cancel|undo]`: what workflows did, and what can be done about it. */
import { Command } from 'commander';
import type { WorkflowAction, WorkflowRunView, WorkflowStepView } from '../../app/workflow-views.ts';
import { type Context, JobFailed, UsageError } from '../context.ts';

interface Options {
  readonly folder: string;
  readonly json?: boolean;
}

const actions: Readonly<Record<WorkflowAction, string>> = {
  resume: 'Go on with a run that halted or was interrupted.',
  retry: 'Run the steps of a failed run again, from the one that failed.',
  cancel: 'Stop a run and take back what it did.',
  undo: 'Take back what a finished run did.',
};

export function runsCommand(context: Context): Command {
  const command = new Command('runs').description(
    'List the runs of workflows, and resume, cancel or undo them.',
  );
  const withOptions = (each: Command): Command =>
    each
      .option('--folder <dir>', 'folder of the workspace', '.')
      .option('--json', 'write one JSON document to standard output');
  command.addCommand(
    withOptions(new Command('list').description('All runs, newest first.')).action((options: Options) =>
      list(context, options),
    ),
    { isDefault: true },
  );
  command.addCommand(
    withOptions(new Command('show').description('One run with its steps.').argument('<id>', idHelp)).action(
      (id: string, options: Options) => show(context, id, options),
    ),
  );
  for (const [name, description] of Object.entries(actions))
    command.addCommand(
      withOptions(new Command(name).description(description).argument('<id>', idHelp)).action(
        (id: string, options: Options) => act(context, name as WorkflowAction, id, options),
      ),
    );
  return command;
}

const idHelp = 'id of the run, or the beginning of it';

async function list(context: Context, { folder, json }: Options): Promise<void> {
  const runs = await context.engine(folder).workflowRuns({}, context.host);
  if (json) {
    context.out(`${JSON.stringify({ runs }, null, 2)}\n`);
    return;
  }
  if (runs.length === 0) context.out('No workflow has run here. "spark-factory generate" runs one.\n');
  for (const run of runs) context.out(`${line(run)}\n`);
}

async function show(context: Context, id: string, { folder, json }: Options): Promise<void> {
  write(context, await find(context, folder, id), json);
}

async function act(
  context: Context,
  action: WorkflowAction,
  id: string,
  { folder, json }: Options,
): Promise<void> {
  const run = await find(context, folder, id);
  if (!run.actions.includes(action)) {
    const allowed = run.actions.length > 0 ? `can be: ${run.actions.join(', ')}` : 'is left as it is';
    throw new JobFailed(`The run is ${run.state}, so there is no ${action}; it ${allowed}.`);
  }
  const after = await context.engine(folder).workflowAction({ id: run.id, action }, context.host);
  write(context, after, json);
  if (after.state === 'failed') throw new JobFailed(after.message ?? 'The run failed.');
}

/** @throws UsageError when no run, or more than one, has an id that begins so */
async function find(context: Context, folder: string, id: string): Promise<WorkflowRunView> {
  const runs = await context.engine(folder).workflowRuns({}, context.host);
  const found = runs.filter((run) => run.id.startsWith(id));
  const [run] = found;
  if (!run) throw new UsageError(`There is no run "${id}". "spark-factory runs" lists them.`);
  if (found.length > 1)
    throw new UsageError(`"${id}" begins the ids of ${found.length} runs. Write more of it.`);
  return run;
}

function write(context: Context, run: WorkflowRunView, json: boolean | undefined): void {
  if (json) {
    context.out(`${JSON.stringify({ run }, null, 2)}\n`);
    return;
  }
  context.out(`${line(run)}\n`);
  if (run.message !== undefined) context.out(`  ${run.message}\n`);
  for (const step of run.steps) context.out(`${stepLine(step)}\n`);
  if (run.actions.length > 0) context.out(`Possible now: ${run.actions.join(', ')}.\n`);
}

function line({ id, reactor, state, started, milliseconds, subject }: WorkflowRunView): string {
  const time = new Date(started).toISOString().slice(0, 19).replace('T', ' ');
  const duration = milliseconds === undefined ? '' : `${milliseconds.toFixed(0)} ms`;
  return [id, state.padEnd(11), time, duration.padStart(9), reactor, subject ?? ''].join('  ').trimEnd();
}

function stepLine({ path, state, attempts, milliseconds, message }: WorkflowStepView): string {
  const tries = attempts > 1 ? `, ${attempts} tries` : '';
  const duration = milliseconds === undefined ? '' : `${milliseconds.toFixed(0)} ms`;
  // An element of a map has no line of its own.
  const name = `${'  '.repeat(path.length)}${path.slice(/^\d+$/.test(path.at(-2) ?? '') ? -2 : -1).join(' ')}`;
  return `${name.padEnd(36)} ${state}${tries} ${duration}${message === undefined ? '' : `  ${message}`}`.trimEnd();
}
