/** `spark-factory db [info|migrate|backup|export|import|vacuum]`: the store of a workspace. */
import { Command } from 'commander';
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
    description: 'Where the store lies, how large it is, and what it holds.',
    run: ({ engine, host }, { folder }) => engine(folder).storeInfo({}, host),
    text: ({ location, role, bytes, limitBytes, tables, pending }) =>
      [
        `${location} (${role}), ${megabytes(bytes)} of ${megabytes(limitBytes)}`,
        ...tables.map(({ name, rows }) => `  ${String(rows).padStart(8)}  ${name}`),
        ...(pending.length > 0 ? ['To be migrated:', ...pending.map((step) => `  ${step}`)] : []),
      ].join('\n'),
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
    text: ({ records, known }) => `Took ${plural(records, 'record')} in; ${known} were there already.`,
  }),
  vacuum: action({
    description: 'Let go of what is too old to be kept, and give its space back.',
    run: ({ engine, host }, { folder }) => engine(folder).vacuumStore({}, host),
    text: ({ bytesBefore, bytesAfter, pruned }) =>
      `${megabytes(bytesBefore)} → ${megabytes(bytesAfter)}; ${plural(pruned, 'record')} let go.`,
  }),
};

export function dbCommand(context: Context): Command {
  const command = new Command('db').description('Look after the store of a workspace.');
  for (const [name, { description, file, out, run, text }] of Object.entries(actions)) {
    const each = new Command(name)
      .description(description)
      .option('--folder <dir>', 'folder of the workspace', '.')
      .option('--json', 'write one JSON document to standard output');
    if (file !== undefined) each.argument('<file>', file);
    if (out) each.option('--out <file>', 'file to write (default: standard output)');
    each.action(async (...args: unknown[]) => {
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

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
