/** `spark-factory generate FILE.req`: requirements in, the best of several models out. */
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { strategyNames } from '../../app/generate.ts';
import { writeModel } from '../../app/write-model.ts';
import { type Context, JobFailed, UsageError } from '../context.ts';
import { document, folderOf, pathOf, uriOf } from '../documents.ts';
import { plural, shortPath, wholeNumber } from '../text.ts';

interface Options {
  readonly out?: string;
  readonly strategies?: string;
  readonly seed: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

export function generateCommand(context: Context): Command {
  return new Command('generate')
    .description('Make a model of a requirement file: several strategies, each scored; the best is written.')
    .argument('<file>', 'a .req or .req.md file')
    .option('--out <dir>', 'folder for the .spark file (default: beside the requirements)')
    .option('--strategies <names>', 'strategies to try, separated by commas (default: all)')
    .option('--seed <n>', 'seed for every random choice', wholeNumber('--seed', 0, 2147483647), 1)
    .option('--force', 'replace the .spark file even when it was edited by hand')
    .option('--json', 'write one JSON document to standard output')
    .action((path: string, options: Options) => generate(context, path, options));
}

async function generate(context: Context, path: string, options: Options): Promise<void> {
  const requirements = await document(context, path, '.req');
  const folder = folderOf(path);
  const targetPath = join(options.out ?? folder, `${basename(path).replace(/\.req(?:\.md)?$/, '')}.spark`);
  const target = uriOf(targetPath);
  const current = await context.files.read(target);
  const engine = context.engine(folder);
  const strategies = options.strategies?.split(',').map((name) => name.trim());
  const unknown = strategies?.find((name) => !strategyNames.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no strategy "${unknown}"; there are ${strategyNames.join(', ')}.`);
  const result = await engine.generate(
    {
      requirements,
      target: { uri: target, ...(current === undefined ? {} : { text: current }) },
      seed: options.seed,
      ...(strategies ? { strategies } : {}),
    },
    context.host,
  );
  if (result.edited && !options.force && result.text !== current)
    throw new JobFailed(
      `${shortPath(pathOf(target))} was edited since it was generated, so it was left as it is. ` +
        'Use --out for another folder, or --force to replace it.',
    );
  const change = await writeModel(
    { label: `Generate ${basename(targetPath)}`, uri: target, before: current, after: result.text },
    context.files,
    engine,
    context.host,
  );
  const problem = await engine.storeProblem({}, context.host);
  if (problem) context.note(`warning: ${problem.message}\n`);

  if (options.json) {
    const { candidates, choice, reasons, findings, failures } = result;
    const files = [{ path: pathOf(target), change }];
    const views = candidates.map(({ id, strategy, evaluation, rationale, chosen }) => ({
      id,
      strategy,
      score: evaluation.total,
      metrics: evaluation.metrics,
      rationale,
      chosen,
    }));
    context.out(
      `${JSON.stringify({ findings, candidates: views, choice, reasons, failures, files }, null, 2)}\n`,
    );
    return;
  }
  for (const { name, milliseconds } of result.steps) context.out(`${time(milliseconds)}  ${name}\n`);
  if (result.findings.length > 0) context.out('\nFindings on the requirements\n');
  for (const { code, severity, count } of result.findings)
    context.out(`  ${String(count).padStart(3)}  ${severity.padEnd(7)}  ${code}\n`);
  context.out('\nCandidates\n');
  for (const { strategy, evaluation, chosen } of result.candidates) {
    const metrics = evaluation.metrics
      .map(({ metric, value }) => `${metric} ${Math.round(value * 100)}`)
      .join(', ');
    context.out(
      `  ${chosen ? '→' : ' '} ${strategy.padEnd(14)} ${evaluation.total.toFixed(1).padStart(5)}  ${metrics}\n`,
    );
  }
  for (const { strategy, message } of result.failures) context.out(`  ✗ ${strategy}: ${message}\n`);
  context.out('\nWhy\n');
  for (const reason of result.reasons) context.out(`  ${reason}\n`);
  const lines = plural(result.text.split('\n').length - 1, 'line');
  context.out(
    `\n${change === 'unchanged' ? 'Unchanged' : 'Wrote'} ${shortPath(pathOf(target))} (${lines}).\n`,
  );
}

const time = (milliseconds: number): string => `${milliseconds.toFixed(0).padStart(6)} ms`;
