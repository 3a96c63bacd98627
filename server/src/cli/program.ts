/** The command line's grammar: commands, options, help; each command is one file in `commands/`. */
import { Command, CommanderError } from 'commander';
import { Cancelled } from '../base/host.ts';
import { benchmarkCommand } from './commands/benchmark.ts';
import { checkCommand } from './commands/check.ts';
import { dbCommand } from './commands/db.ts';
import { docsCommand } from './commands/docs.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { evolveCommand } from './commands/evolve.ts';
import { generateCommand } from './commands/generate.ts';
import { importCommand } from './commands/import.ts';
import { parseCommand } from './commands/parse.ts';
import { planCommand } from './commands/plan.ts';
import { refineCommand } from './commands/refine.ts';
import { runsCommand } from './commands/runs.ts';
import { type Context, exit, JobFailed, UsageError } from './context.ts';

const commands = [
  checkCommand,
  parseCommand,
  refineCommand,
  importCommand,
  generateCommand,
  evaluateCommand,
  evolveCommand,
  benchmarkCommand,
  docsCommand,
  planCommand,
  runsCommand,
  dbCommand,
];

/** Runs one command line and resolves to nothing; the exit code goes to `context.leave`. Never rejects. */
export async function run(args: readonly string[], version: string, context: Context): Promise<void> {
  const program = new Command('spark-factory')
    .description('From a page of requirements to a working model, offline and reproducible.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.note });
  for (const command of commands) program.addCommand(command(context));
  settle(program.commands, context);
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    context.leave(exitCodeOf(error));
    if (!(error instanceof CommanderError)) context.note(`${messageOf(error)}\n`);
  }
}

/** Commands that are added do not take over how those above them end and write. */
function settle(commands: readonly Command[], context: Context): void {
  for (const command of commands) {
    command.exitOverride().configureOutput({ writeOut: context.out, writeErr: context.note });
    settle(command.commands, context);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  return error instanceof UsageError ? exit.usage : exit.failed;
}

function messageOf(error: unknown): string {
  if (error instanceof Cancelled) return 'Cancelled. Nothing was written.';
  if (error instanceof UsageError || error instanceof JobFailed) return error.message;
  return error instanceof Error ? error.message : String(error);
}
