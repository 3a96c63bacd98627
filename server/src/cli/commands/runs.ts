/** `spark-factory runs [list|show|resume|retry|cancel|undo]`: what workflows did, and what can be done about it. */
import { Command } from 'commander';
import type { WorkflowAction, WorkflowRunView } from '../../app/workflow-views.ts';
import { type Context, JobFailed, UsageError } from '../context.ts';
import { participles, runStates, runTable, runText } from '../run-text.ts';

interface Options {
  readonly folder: string;
  readonly json?: boolean;
}

const actions: Readonly<Record<WorkflowAction, string>> = {
  resume: 'Go on with a run that halted or was interrupted.',
  retry: 'Run it again from the beginning: a new run with the same inputs.',
  cancel: 'Stop a run and take back what it did.',
  undo: 'Take back what a finished run did.',
};

export function runsCommand(context: Context): Command {
  const command = new Command('runs').description(
    'List what workflows did, step by step, and resume, retry, cancel or undo it.',
  );
  const withOptions = (each: Command): Command =>
    each
      .option('--folder <dir>', 'folder of the workspace', '.')
      .option('--json', 'write one JSON document to standard output');
  const listing = withOptions(new Command('list').description('All runs, newest first.'));
  // It is what `runs` does alone, so that a command that there is not comes here as a word too many.
  listing.allowExcessArguments().action(async (options: Options) => {
    const [word] = listing.args;
    const known = command.commands.map((each) => each.name()).join(', ');
    if (word !== undefined) throw new UsageError(`There is no "runs ${word}"; there are ${known}.`);
    await list(context, options);
  });
  command.addCommand(listing, { isDefault: true });
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

/** Stands for the id of the newest run. */
const newest = 'last';

const idHelp = `id of the run, or the beginning of it; "${newest}" is the newest one`;

async function list(context: Context, { folder, json }: Options): Promise<void> {
  const runs = await context.engine(folder).workflowRuns({}, context.host);
  if (json) context.out(`${JSON.stringify({ runs }, null, 2)}\n`);
  else if (runs.length === 0) context.out('No workflow has run here. "spark-factory generate" runs one.\n');
  else context.out(`${runTable(runs)}\n`);
}

async function show(context: Context, id: string, { folder, json }: Options): Promise<void> {
  write(context, await find(context, folder, id), folder, json);
}

async function act(
  context: Context,
  action: WorkflowAction,
  id: string,
  { folder, json }: Options,
): Promise<void> {
  const run = await find(context, folder, id);
  if (!run.actions.includes(action)) {
    const can = run.actions.map((each) => participles[each]).join(' or ');
    const instead = can === '' ? '' : `; it can be ${can}`;
    throw new JobFailed(
      `The run is ${runStates[run.state]}, so it cannot be ${participles[action]}${instead}.`,
    );
  }
  const after = await context.engine(folder).workflowAction({ id: run.id, action }, context.host);
  write(context, after, folder, json);
  if (after.state === 'failed') throw new JobFailed(after.message ?? 'The run failed.');
}

/** @throws UsageError when no run, or more than one, has an id that begins so */
async function find(context: Context, folder: string, id: string): Promise<WorkflowRunView> {
  const runs = await context.engine(folder).workflowRuns({}, context.host);
  const found = id === newest ? runs.slice(0, 1) : runs.filter((run) => run.id.startsWith(id));
  const [run] = found;
  if (!run) throw new UsageError(`There is no run "${id}". "spark-factory runs" lists them.`);
  if (found.length > 1)
    throw new UsageError(`"${id}" begins the ids of ${found.length} runs. Write more of it.`);
  return run;
}

function write(context: Context, run: WorkflowRunView, folder: string, json: boolean | undefined): void {
  context.out(json ? `${JSON.stringify({ run }, null, 2)}\n` : `${runText(run, folder)}\n`);
}
