/** `spark-factory plan [FILE] [REACTOR]`: what a reactor would do, as a flowchart, a page or a picture. */
import { Command, Option } from 'commander';
import type { SourceText } from '../../app/engine.ts';
import { definitionsIn, factoryWorkflows, reactorPlan } from '../../app/reactors.ts';
import type { PlanResult } from '../../app/workflow-views.ts';
import { type Context, UsageError } from '../context.ts';
import { document, documentsBeside, uriOf } from '../documents.ts';
import { shortPath } from '../text.ts';

/** What can be written, with the text of a plan that it is. */
const formats: Readonly<Record<string, (plan: PlanResult) => string>> = {
  mermaid: ({ mermaid }) => mermaid,
  markdown: ({ markdown }) => markdown,
  svg: ({ svg }) => svg,
};

interface Options {
  readonly format: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function planCommand(context: Context): Command {
  return new Command('plan')
    .description('Draw what a reactor would do: its steps, what each takes from which, and what it holds.')
    .argument(
      '<file>',
      'a .spark file with reactors, or the name of one of the factory’s own such as DslGeneration',
    )
    .argument('[reactor]', 'name of the reactor, where the file has several')
    .addOption(
      new Option('--format <format>', 'what to write: Mermaid’s text, a Markdown page with it, or a picture')
        .choices(Object.keys(formats))
        .default('mermaid'),
    )
    .option('--out <file>', 'file to write (default: standard output)')
    .option('--json', 'write one JSON document to standard output')
    .action((file: string, reactor: string | undefined, options: Options) =>
      plan(context, file, reactor, options),
    );
}

async function plan(
  context: Context,
  file: string,
  reactor: string | undefined,
  { format, out, json }: Options,
): Promise<void> {
  const { documents, names } = await reactorsAt(context, file);
  const result = reactorPlan(documents, chosen(names, reactor, file));
  const text = formats[format]?.(result) ?? '';
  if (out !== undefined) await context.files.write(uriOf(out), text);
  if (json) {
    const { reactor: name, title } = result;
    const to = out === undefined ? { text } : { file: out };
    context.out(`${JSON.stringify({ reactor: name, title, format, ...to }, null, 2)}\n`);
  } else
    context.out(out === undefined ? text : `Wrote the plan of ${result.reactor} to ${shortPath(out)}.\n`);
}

interface Found {
  readonly documents: readonly SourceText[];
  /** Reactors to choose from. */
  readonly names: readonly string[];
}

/** The reactors of a file, with all others in its folder for what they run; or one of the factory's own. */
async function reactorsAt(context: Context, file: string): Promise<Found> {
  if (!file.endsWith('.spark')) {
    const documents = factoryWorkflows();
    const own = definitionsIn(documents).definitions.reactors.map(({ name }) => name);
    if (own.includes(file)) return { documents, names: [file] };
    throw new UsageError(
      `${file} is neither a .spark file nor a workflow of the factory; those are ${own.join(', ')}.`,
    );
  }
  const source = await document(context, file, '.spark');
  const names = definitionsIn([source]).definitions.reactors.map(({ name }) => name);
  if (names.length === 0) throw new UsageError(`There is no reactor in ${file}.`);
  return { documents: [source, ...(await documentsBeside(context, source))], names };
}

function chosen(names: readonly string[], wanted: string | undefined, file: string): string {
  const [only, ...others] = names;
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  if (wanted !== undefined)
    throw new UsageError(`There is no reactor "${wanted}" in ${file}; there are ${names.join(', ')}.`);
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(`Name one of the reactors in ${file}: ${names.join(', ')}.`);
}
