/** `spark-factory benchmark requirements`: predictions for texts whose answers people made, for their scorers. */
import { Command } from 'commander';
import { predictBenchmarks } from '../../app/benchmark.ts';
import { type Context, UsageError } from '../context.ts';
import { pathOf, uriOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';

export function benchmarkCommand(context: Context): Command {
  return new Command('benchmark')
    .description('Read benchmark inputs and write predictions in the formats of their scorers.')
    .argument('<what>', 'what to measure: requirements')
    .requiredOption('--data <dir>', 'folder with one folder for each set')
    .option('--split <name>', 'part of the sets to read', 'dev')
    .requiredOption('--out <dir>', 'folder for <set>.pred.json')
    .option('--json', 'write one JSON document to standard output')
    .action(async (what: string, options: { data: string; split: string; out: string; json?: boolean }) => {
      if (what !== 'requirements')
        throw new UsageError(`There is no benchmark "${what}"; there is "requirements".`);
      const sets = await predictBenchmarks(
        { data: uriOf(options.data), split: options.split, out: uriOf(options.out) },
        context.files,
        context.host,
      );
      if (sets.length === 0)
        throw new UsageError(`${options.data} holds no <set>/${options.split}.input.json that is known.`);
      const view = sets.map(({ name, items, uri }) => ({ name, items, file: pathOf(uri) }));
      if (options.json) context.out(`${JSON.stringify({ sets: view }, null, 2)}\n`);
      else
        for (const { name, items, file } of view)
          context.out(`${name.padEnd(14)} ${plural(items, 'item').padStart(10)}  ${shortPath(file)}\n`);
    });
}
