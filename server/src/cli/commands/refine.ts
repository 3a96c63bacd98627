/** `spark-factory refine FILE`: a person corrects what was understood; the corrections are written into the file. */
import { basename } from 'node:path';
import { Command } from 'commander';
import { correctionForms, correctionsIn, refineSpecification } from '../../app/refine-specification.ts';
import { writeModel } from '../../app/write-model.ts';
import { type Context, JobFailed, UsageError } from '../context.ts';
import { document, folderOf, pathOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';
import { unifiedDiff } from '../unified-diff.ts';

type Options = { readonly dryRun?: boolean; readonly json?: boolean } & {
  readonly [form: string]: readonly string[] | boolean | undefined;
};

export function refineCommand(context: Context): Command {
  const command = new Command('refine')
    .description(
      'Correct what was understood of a requirement file. The corrections are written into it, in English.',
    )
    .argument('<file>', 'a .req file')
    .argument('[correction...]', 'sentences such as "client means patient"; none: list those that are there')
    .option('--dry-run', 'show the change as a diff and write nothing')
    .option('--json', 'write one JSON document to standard output');
  for (const { flag, value, description } of correctionForms)
    command.option(`--${flag} <${value}>`, description, collect, []);
  return command.action((path: string, sentences: string[], options: Options) =>
    refine(context, path, sentences, options),
  );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function refine(
  context: Context,
  path: string,
  sentences: readonly string[],
  options: Options,
): Promise<void> {
  const source = await document(context, path, '.req');
  const asked = correctionForms.flatMap(({ flag, write, value }) => {
    const given = options[flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
    return (Array.isArray(given) ? given : []).map((text: string) => {
      const line = write(text);
      if (line === undefined) throw new UsageError(`--${flag} wants ${value}, not “${text}”.`);
      return line;
    });
  });
  const lines = [...sentences, ...asked];
  const refined = refineSpecification(source, lines);
  const [unreadable] = refined.unreadable;
  if (unreadable !== undefined)
    throw new UsageError(
      `“${unreadable}” cannot be read as a correction. Write it like “client means patient”, “address is not an entity” or “e-mail is an attribute of patient: email”.`,
    );
  if (refined.problem !== undefined) throw new JobFailed(`${path}: ${refined.problem}`);
  const { added, replaced, edits, text } = refined;
  let change = 'unchanged';
  if (edits.length > 0 && !options.dryRun) {
    // Nothing else may have written the file meanwhile: what is replaced is what was read.
    if ((await context.files.read(source.uri)) !== source.text)
      throw new JobFailed(`${path} was changed while it was read. Nothing was written; try again.`);
    const engine = context.engine(folderOf(path));
    change = await writeModel(
      { label: `Refine ${basename(path)}`, uri: source.uri, before: source.text, after: text },
      context.files,
      engine,
      context.host,
    );
    const problem = await engine.storeProblem({}, context.host);
    if (problem) context.note(`warning: ${problem.message}\n`);
  }
  const inForce = correctionsIn({ uri: source.uri, text });
  if (options.json) {
    const file = { path: pathOf(source.uri), change };
    context.out(`${JSON.stringify({ added, replaced, corrections: inForce, file }, null, 2)}\n`);
  } else if (options.dryRun) context.out(unifiedDiff(shortPath(pathOf(source.uri)), source.text, edits));
  else if (lines.length === 0) {
    for (const { text: line, effect } of inForce)
      context.out(
        `${effect === undefined ? '' : '✗ '}${line}${effect === undefined ? '' : `  (${effect})`}\n`,
      );
    context.note(`${plural(inForce.length, 'correction')} in ${shortPath(pathOf(source.uri))}.\n`);
  } else {
    for (const line of replaced) context.out(`- ${line}\n`);
    for (const line of added) context.out(`+ ${line}\n`);
    const what = added.length === 0 ? 'Nothing to add to' : 'Corrected';
    context.note(`${what} ${shortPath(pathOf(source.uri))}.\n`);
  }
}
