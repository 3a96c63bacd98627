/** `spark-factory evolve FILE.spark`: improve a model by a genetic algorithm, reproducibly. */
import { basename } from 'node:path';
import { Command } from 'commander';
import { writeModel } from '../../app/write-model.ts';
import type { Context } from '../context.ts';
import { document, folderOf, pathOf, uriOf } from '../documents.ts';
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
    .argument('<file>', 'a .spark file')
    .option('--requirements <file>', 'the .req file to hold it against')
    .option('--generations <n>', 'generations at most', wholeNumber('--generations', 1, 100000), 50)
    .option('--population <n>', 'individuals in a generation', wholeNumber('--population', 4, 10000), 100)
    .option('--seed <n>', 'seed for every random choice', wholeNumber('--seed', 0, 2147483647), 1)
    .option('--out <file>', 'write the best model to this file')
    .option('--json', 'write one JSON document to standard output')
    .action((path: string, options: Options) => evolve(context, path, options));
}

async function evolve(context: Context, path: string, options: Options): Promise<void> {
  const model = await document(context, path, '.spark');
  const requirements = options.requirements && (await document(context, options.requirements, '.req'));
  const { generations, population, seed } = options;
  const engine = context.engine(folderOf(path));
  const result = await engine.evolve(
    { model, generations, population, seed, ...(requirements ? { requirements } : {}) },
    context.host,
  );
  const files: { path: string; change: string }[] = [];
  if (options.out) {
    const uri = uriOf(options.out);
    const before = await context.files.read(uri);
    const label = `Evolve ${basename(options.out)}`;
    const change = await writeModel(
      { label, uri, before, after: result.text },
      context.files,
      engine,
      context.host,
    );
    files.push({ path: pathOf(uri), change });
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
