/** `spark-factory docs FILE`: the reference of a language, or the schema and types of its documents. */
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { checkDocuments } from '../../app/check.ts';
import type { SourceText } from '../../app/engine.ts';
import {
  type Reference,
  type References,
  referenceFormats,
  referencesOf,
} from '../../app/language-reference.ts';
import { isChanged } from '../../app/sealed.ts';
import type { FileChange } from '../../app/write-model.ts';
import { type Context, exit, JobFailed, UsageError } from '../context.ts';
import { document, folderOf, pathOf, uriOf } from '../documents.ts';
import { shortPath } from '../text.ts';

interface Options {
  readonly out?: string;
  readonly format: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function docsCommand(context: Context): Command {
  return new Command('docs')
    .description(
      'Write the reference of a language, or the JSON Schema or TypeScript types of its documents.',
    )
    .argument('<file>', 'a .spark file with definitions, or the name of a built-in one such as ash.resource')
    .option('--out <dir>', 'folder for the files (default: standard output)')
    .addOption(
      new Option('--format <format>', 'what to write').choices(referenceFormats).default(referenceFormats[0]),
    )
    .option('--force', 'replace files even when they were edited by hand')
    .option('--json', 'write one JSON document to standard output')
    .action((path: string, options: Options) => docs(context, path, options));
}

interface File {
  readonly path: string;
  readonly change: FileChange;
}

async function docs(context: Context, path: string, options: Options): Promise<void> {
  const { references, names, isSound } = await definitionsAt(context, path);
  const written = names.flatMap((name) => references.write(name, options.format) ?? []);
  const files: File[] = [];
  if (options.out !== undefined)
    for (const reference of written)
      files.push(await writeReference(context, reference, options.out, options));
  if (options.json) {
    const languages = written.map(({ name, format, text }, index) => ({
      name,
      format,
      text,
      ...(files[index] ? { file: files[index] } : {}),
    }));
    context.out(`${JSON.stringify(languages, null, 2)}\n`);
  } else if (options.out === undefined) context.out(written.map(({ text }) => text).join('\n'));
  else
    for (const { path: to, change } of files)
      context.out(`${change === 'unchanged' ? 'Unchanged' : 'Wrote'} ${shortPath(to)}.\n`);
  if (!isSound) {
    context.note(`The definitions in ${path} have errors; \`spark-factory check\` lists them.\n`);
    context.leave(exit.failed);
  }
}

interface Found {
  readonly references: References;
  readonly names: readonly string[];
  /** Whether the definitions are without errors. */
  readonly isSound: boolean;
}

/** The definitions in a file, with all others in its folder; or the built-in one of this name. */
async function definitionsAt(context: Context, path: string): Promise<Found> {
  if (!path.endsWith('.spark')) {
    const references = referencesOf([]);
    if (references.all.includes(path)) return { references, names: [path], isSound: true };
    throw new UsageError(
      `${path} is neither a .spark file nor a built-in definition; there are ${references.all.join(', ')}.`,
    );
  }
  const source = await document(context, path, '.spark');
  const sources = [source, ...(await besides(context, path, source.uri))];
  const references = referencesOf(sources);
  const names = references.definedIn(source.uri);
  if (names.length === 0) throw new UsageError(`${path} defines no language: there is no \`dsl\` in it.`);
  const findings = checkDocuments(sources).filter(({ file }) => file === source.uri);
  return { references, names, isSound: !findings.some(({ severity }) => severity === 'error') };
}

/** The other .spark files right in the folder of a file. */
async function besides({ files }: Context, path: string, uri: string): Promise<readonly SourceText[]> {
  const folder = uriOf(folderOf(path));
  const found: SourceText[] = [];
  for (const each of await files.list(folder, ['.spark'])) {
    const isBeside = each !== uri && folderOf(pathOf(each)) === folderOf(path);
    const text = isBeside ? await files.read(each) : undefined;
    if (text !== undefined) found.push({ uri: each, text });
  }
  return found;
}

async function writeReference(
  { files }: Context,
  { fileName, text }: Reference,
  folder: string,
  { force }: Options,
): Promise<File> {
  const uri = uriOf(join(folder, fileName));
  const path = pathOf(uri);
  const before = await files.read(uri);
  if (before === text) return { path, change: 'unchanged' };
  if (isChanged(before) && !force)
    throw new JobFailed(
      `${shortPath(path)} was edited since it was made, so it was left as it is. Use --out for another folder, or --force to replace it.`,
    );
  await files.write(uri, text);
  return { path, change: before === undefined ? 'created' : 'replaced' };
}
