/** `spark-factory evolve FILE.spark`: improve a model by a genetic algorithm, reproducibly. */
import { basename } from 'node:path';
import { Command } from 'commander';
import { writeModels } from '../../app/write-model.ts';
import type { Context } from '../context.ts';
import { document, documentsBeside, folderOf, pathOf, uriOf } from '../documents.ts';
import { shortPath, wholeNumber } from '../text.ts';

interface Options {
  readonly requirements?: string;
  readonly generations: number;
  readonly population: number;
  readonly seed: number;
  readonly out?: string;
  readonly json?: boolean;
}

export function evolveCommand(context: Context): Command {
  return new Command('evolve')
    .description('Improve a model by a seeded genetic algorithm. Writes only with --out.')
    .argument('<file>', 'a .spark file; parts of its model may be in others, in and below its folder')
    .option('--requirements <file>', 'the .req file to hold it against')
    .option('--generations <n>', 'generations at most', wholeNumber('--generations', 1, 100000), 50)
    .option('--population <n>', 'individuals in a generation', wholeNumber('--population', 4, 10000), 100)
    .option('--seed <n>', 'seed for every random choice', wholeNumber('--seed', 0, 2147483647), 1)
    .option(
      '--out <file>',
      'write the best model to this file; into the files that hold its parts when it is the one that was read',
    )
    .option('--json', 'write one JSON document to standard output')
    .action((path: string, options: Options) => evolve(context, path, options));
}

async function evolve(context: Context, path: string, options: Options): Promise<void> {
  const model = await document(context, path, '.spark');
  const requirements = options.requirements && (await document(context, options.requirements, '.req'));
  const { generations, population, seed } = options;
  const engine = context.engine(folderOf(path));
  const result = await engine.evolve(
    {
      model,
      others: await documentsBeside(context, model),
      generations,
      population,
      seed,
      ...(requirements ? { requirements } : {}),
    },
    context.host,
  );
  const files: { path: string; change: string }[] = [];
  if (options.out) {
    const uri = uriOf(options.out);
    const label = `Evolve ${basename(options.out)}`;
    const inPlace = uri === model.uri;
    const wanted = inPlace
      ? [
          { uri, before: model.text, after: result.text },
          ...result.others.map((each) => ({ uri: each.uri, before: each.currentText, after: each.text })),
        ]
      : [{ uri, before: await context.files.read(uri), after: result.whole }];
    const changes = await writeModels(label, wanted, context.files, engine, context.host);
    for (const [index, change] of changes.entries())
      files.push({ path: pathOf(wanted[index]?.uri ?? uri), change });
  }
  if (result.losses.length > 0)
    context.note(
      `warning: the evolved model does not have what ${path} has beyond it: ${result.losses.join(', ')}.\n`,
    );
  if (options.json) {
    const { start, end, steps, stopped } = result;
    context.out(`${JSON.stringify({ start, end, seed, stopped, steps, files }, null, 2)}\n`);
    return;
  }
  context.out(`${result.start.toFixed(1)} → ${result.end.toFixed(1)} of 100 (seed ${seed})\n`);
  for (const { operator, description, gain } of result.steps)
    context.out(`  ${gain >= 0 ? '+' : ''}${gain.toFixed(2).padStart(5)}  ${operator}: ${description}\n`);
  for (const file of files)
    context.out(`${file.change === 'unchanged' ? 'Unchanged' : 'Wrote'} ${shortPath(file.path)}.\n`);
  if (!options.out) context.out('Nothing was written; use --out FILE to keep the best model.\n');
}
