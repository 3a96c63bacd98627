/** `spark-factory import FILE…`: requirements of Kiro, Spec Kit, ReqIF tools and plain text as `.req` files. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import {
  type Imported,
  type ImportFormat,
  importedName,
  importFormats,
  importRequirements,
  joinImported,
} from '../../app/import/import-requirements.ts';
import { type FileChange, writeModel } from '../../app/write-model.ts';
import { type Context, JobFailed, UsageError } from '../context.ts';
import { folderOf, pathOf, uriOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';

interface Options {
  readonly from?: ImportFormat;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Target {
  readonly path: string;
  readonly imported: Imported;
}

export function importCommand(context: Context): Command {
  return new Command('import')
    .description('Turn requirements of other tools into .req files, with their ids.')
    .argument('<file...>', 'Kiro’s requirements.md, Spec Kit’s spec.md, .reqif, .reqifz, .csv or text')
    .addOption(
      new Option('--from <format>', 'what the files are (default: told by their content)').choices(
        importFormats,
      ),
    )
    .option('--out <file>', 'one .req file for all of it (default: one beside each file)')
    .option('--force', 'replace .req files that are there already')
    .option('--json', 'write one JSON document to standard output')
    .action((paths: string[], options: Options) => importFiles(context, paths, options));
}

/** Everything is read before anything is written, so that a file that cannot be read leaves no half of a job. */
async function importFiles(context: Context, paths: readonly string[], options: Options): Promise<void> {
  const read: { path: string; imported: Imported }[] = [];
  for (const path of paths) read.push({ path, imported: await importFile(path, options.from) });
  const targets: readonly Target[] =
    options.out === undefined
      ? read.map(({ path, imported }) => ({
          path: join(dirname(path), importedName(basename(path))),
          imported,
        }))
      : [{ path: options.out, imported: joinImported(read.map(({ imported }) => imported)) }];
  const current = await Promise.all(targets.map(({ path }) => context.files.read(uriOf(path))));
  for (const [index, { path }] of targets.entries()) {
    if (!/\.req(?:\.md)?$/.test(path)) throw new UsageError(`${path} is not a .req file.`);
    if (targets.findIndex((other) => uriOf(other.path) === uriOf(path)) !== index)
      throw new UsageError(
        `Two of the files would become ${shortPath(path)}: import them one by one, with --out.`,
      );
    const unchanged = current[index] === targets[index]?.imported.text;
    if (current[index] !== undefined && !unchanged && !options.force)
      throw new JobFailed(
        `${shortPath(path)} is there already and was left as it is. Use --out for another name, or --force to replace it.`,
      );
  }
  const done: { file: string; format: string; statements: number; change: FileChange }[] = [];
  for (const [index, { path, imported }] of targets.entries()) {
    const engine = context.engine(folderOf(path));
    const change = await writeModel(
      { label: `Import ${basename(path)}`, uri: uriOf(path), before: current[index], after: imported.text },
      context.files,
      engine,
      context.host,
    );
    const problem = await engine.storeProblem({}, context.host);
    if (problem) context.note(`warning: ${problem.message}\n`);
    const { format, statements } = imported;
    done.push({ file: pathOf(uriOf(path)), format, statements, change });
  }
  if (options.json) context.out(`${JSON.stringify(done, null, 2)}\n`);
  else
    for (const { file, format, statements, change } of done)
      context.out(
        `${change === 'unchanged' ? 'Unchanged' : 'Wrote'} ${shortPath(file)} (${format}, ${plural(statements, 'statement')}).\n`,
      );
}

async function importFile(path: string, from: ImportFormat | undefined): Promise<Imported> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`There is no file ${path}.`);
    throw new JobFailed(`${path} could not be read (${error.code ?? error.message}).`);
  });
  try {
    return importRequirements({ name: basename(path), bytes }, from);
  } catch (error) {
    throw new JobFailed(error instanceof Error ? error.message : String(error));
  }
}
