/**
 * `spark-factory benchmark requirements`: predictions for texts whose answers people made, for their scorers; with `--explain`, what
 * is missed and invented, by cause.
 */
import { Command } from 'commander';
import { predictBenchmarks } from '../../app/benchmark.ts';
import { type Cause, type Explained, explainBenchmarks } from '../../app/explain-benchmarks.ts';
import { type Context, UsageError } from '../context.ts';
import { pathOf, uriOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';

interface Options {
  readonly data: string;
  readonly split: string;
  readonly out?: string;
  readonly explain?: boolean;
  readonly examples: string;
  readonly json?: boolean;
}

export function benchmarkCommand(context: Context): Command {
  return new Command('benchmark')
    .description('Read benchmark inputs and write predictions in the formats of their scorers.')
    .argument('<what>', 'what to measure: requirements')
    .requiredOption('--data <dir>', 'folder with one folder for each set')
    .option('--split <name>', 'part of the sets to read', 'dev')
    .option('--out <dir>', 'folder for <set>.pred.json')
    .option('--explain', 'list what was missed and invented, by cause; needs <split>.gold.json')
    .option('--examples <n>', 'examples for each cause', '6')
    .option('--json', 'write one JSON document to standard output')
    .action(async (what: string, options: Options) => {
      if (what !== 'requirements')
        throw new UsageError(`There is no benchmark "${what}"; there is "requirements".`);
      if (options.out === undefined && !options.explain)
        throw new UsageError(
          'Nothing to do: give --out <dir> for predictions, --explain for causes, or both.',
        );
      const predicted = options.out === undefined ? undefined : await predict(context, options, options.out);
      const explained = options.explain ? await explain(context, options) : undefined;
      if (options.json) context.out(`${JSON.stringify({ sets: predicted, explained }, null, 2)}\n`);
    });
}

async function predict(context: Context, { data, split, json }: Options, out: string): Promise<object[]> {
  const where = { data: uriOf(data), split, out: uriOf(out) };
  const sets = await predictBenchmarks(where, context.files, context.host);
  if (sets.length === 0) throw new UsageError(`${data} holds no <set>/${split}.input.json that is known.`);
  const view = sets.map(({ name, items, uri }) => ({ name, items, file: pathOf(uri) }));
  if (!json)
    for (const { name, items, file } of view)
      context.out(`${name.padEnd(14)} ${plural(items, 'item').padStart(10)}  ${shortPath(file)}\n`);
  return view;
}

async function explain(context: Context, { data, split, json, examples }: Options): Promise<Explained[]> {
  const explained = await explainBenchmarks({ data: uriOf(data), split }, context.files, context.host);
  if (explained.length === 0)
    throw new UsageError(`${data} holds no <set>/${split}.input.json with a ${split}.gold.json beside it.`);
  if (json) return explained;
  for (const { set, causes } of explained) {
    for (const [title, group] of Map.groupBy(causes, ({ figure, error }) => `${set} ${figure}: ${error}`)) {
      context.out(`\n${title} ${group.reduce((sum, { count }) => sum + count, 0)}\n`);
      for (const cause of group) context.out(`${line(cause, Number(examples))}\n`);
    }
  }
  return explained;
}

function line({ count, cause, examples }: Cause, most: number): string {
  const shown = examples
    .slice(0, most)
    .map(({ name, items }) => (items.length > 1 ? `${name} ×${items.length}` : name))
    .join(' · ');
  return `${String(count).padStart(6)}  ${cause.padEnd(50)}  ${shown}${examples.length > most ? ' …' : ''}`.trimEnd();
}
