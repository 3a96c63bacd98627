/** `spark-factory db [info|migrate|backup|export|import|vacuum]`: the store of a workspace. */
import { Command } from 'commander';
import type { StoreInfoView, StoreRole } from '../../app/store-views.ts';
import { type Context, UsageError } from '../context.ts';
import { uriOf } from '../documents.ts';
import { plural } from '../text.ts';

interface Options {
  readonly folder: string;
  readonly json?: boolean;
  readonly out?: string;
}

type Run = (context: Context, options: Options, file: string | undefined) => Promise<object>;

/** Each gives what it did as data, which is also its JSON, and as text. */
interface Action {
  readonly description: string;
  readonly file?: string;
  readonly out?: true;
  readonly run: Run;
  readonly text: (result: never) => string;
}

const action = <T extends object>(
  parts: Omit<Action, 'run' | 'text'> & {
    readonly run: (context: Context, options: Options, file: string | undefined) => Promise<T>;
    readonly text: (result: T) => string;
  },
): Action => parts;

const actions: Readonly<Record<string, Action>> = {
  info: action({
    description: 'Where the store is, how large, and what it holds.',
    run: ({ engine, host }, { folder }) => engine(folder).storeInfo({}, host),
    text: infoText,
  }),
  migrate: action({
    description: 'Bring the store to this version; a copy of it is kept.',
    run: ({ engine, host }, { folder }) => engine(folder).migrateStore({}, host),
    text: ({ steps, backup }) =>
      steps.length === 0
        ? 'The store is up to date.'
        : [...steps, ...(backup === undefined ? [] : [`The one before is kept as ${backup}.`])].join('\n'),
  }),
  backup: action({
    description: 'Copy the store beside itself.',
    run: async ({ engine, host }, { folder }) => ({ backup: await engine(folder).backupStore({}, host) }),
    text: ({ backup }) => `Copied to ${backup}.`,
  }),
  export: action({
    description: 'Write all records as JSON lines.',
    out: true,
    run: async (context, { folder, out }) => {
      const text = await context.engine(folder).exportStore({}, context.host);
      const records = text.split('\n').length - 1;
      if (out === undefined) context.out(text);
      else await context.files.write(uriOf(out), text);
      return { records, ...(out === undefined ? {} : { file: out }) };
    },
    text: ({ records, file }) => (file === undefined ? '' : `Wrote ${plural(records, 'record')} to ${file}.`),
  }),
  import: action({
    description: 'Take the records of an export in; those that are there stay as they are.',
    file: 'a file that "db export" wrote',
    run: async (context, { folder }, file = '') => {
      const text = await context.files.read(uriOf(file));
      if (text === undefined) throw new UsageError(`There is no file ${file}.`);
      return await context.engine(folder).importStore({ text }, context.host);
    },
    text: ({ records, known }) =>
      `Took ${plural(records, 'record')} in${known === 0 ? '' : `; ${known} of the export ${known === 1 ? 'was' : 'were'} there already`}.`,
  }),
  vacuum: action({
    description: 'Let go of what is too old to be kept, and give its space back.',
    run: ({ engine, host }, { folder }) => engine(folder).vacuumStore({}, host),
    text: ({ bytesBefore, bytesAfter, pruned }) => {
      const size =
        bytesAfter < bytesBefore
          ? `The store had ${megabytes(bytesBefore)} and has ${megabytes(bytesAfter)} now.`
          : `The store has ${megabytes(bytesBefore)}; there was no space to give back.`;
      return pruned === 0 ? size : `${plural(pruned, 'record')} let go. ${size}`;
    },
  }),
};

export function dbCommand(context: Context): Command {
  const command = new Command('db').description(
    'Look after the store of a workspace: what the factory remembers.',
  );
  for (const [name, { description, file, out, run, text }] of Object.entries(actions)) {
    const each = new Command(name)
      .description(description)
      .option('--folder <dir>', 'folder of the workspace', '.')
      .option('--json', 'write one JSON document to standard output');
    if (file !== undefined) each.argument('<file>', file);
    if (out) each.option('--out <file>', 'file to write (default: standard output)');
    // `info` is what `db` does alone, so that a command that there is not comes here as a word too many.
    if (name === 'info') each.allowExcessArguments();
    each.action(async (...args: unknown[]) => {
      const extra = each.args[file === undefined ? 0 : 1];
      const known = Object.keys(actions).join(', ');
      if (extra !== undefined) throw new UsageError(`There is no "db ${extra}"; there are ${known}.`);
      const path = file === undefined ? undefined : String(args[0]);
      const options = args[file === undefined ? 0 : 1] as Options;
      const result = await run(context, options, path);
      const isShown = !(out && options.out === undefined);
      if (options.json && isShown) context.out(`${JSON.stringify(result, null, 2)}\n`);
      else if (isShown) context.out(`${text(result as never)}\n`);
    });
    command.addCommand(each, { isDefault: name === 'info' });
  }
  return command;
}

/** Who may write, for those who wonder why they cannot. */
const roles: Readonly<Record<StoreRole, string>> = {
  owner: '',
  follower: ', shared with another process that has it open',
  reader: ', read-only here: another machine has it open',
  memory: ', in memory only',
};

/** Only what holds something is named. */
function infoText({ location, role, bytes, limitBytes, tables, pending }: StoreInfoView): string {
  const full = tables.filter(({ rows }) => rows > 0);
  const width = Math.max(...full.map(({ rows }) => String(rows).length));
  const empty = tables.length - full.length;
  return [
    `${location}: ${megabytes(bytes)} of ${megabytes(limitBytes)}${roles[role]}`,
    ...full.map(({ name, rows }) => `  ${String(rows).padStart(width)}  ${name.replaceAll('_', ' ')}`),
    ...(full.length === 0
      ? ['  Nothing is kept in it yet.']
      : [`  ${plural(empty, 'other table')} without records`]),
    ...(pending.length > 0 ? ['To be migrated:', ...pending.map((step) => `  ${step}`)] : []),
  ].join('\n');
}

function megabytes(bytes: number): string {
  return bytes < 1e8 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`;
}
