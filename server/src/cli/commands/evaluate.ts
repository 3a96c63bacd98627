/** `spark-factory evaluate FILE.spark`: how good a model is, metric by metric, with reasons. */
import { Command } from 'commander';
import type { Context } from '../context.ts';
import { document, documentsBeside, folderOf } from '../documents.ts';
import { bar } from '../text.ts';

export function evaluateCommand(context: Context): Command {
  return new Command('evaluate')
    .description('Score a model: each metric with its reasons, and a total out of 100.')
    .argument('<file>', 'a .spark file; parts of its model may be in others, in and below its folder')
    .option('--requirements <file>', 'the .req file to hold it against')
    .option('--json', 'write one JSON document to standard output')
    .action(async (path: string, options: { requirements?: string; json?: boolean }) => {
      const model = await document(context, path, '.spark');
      const requirements = options.requirements && (await document(context, options.requirements, '.req'));
      const evaluation = await context
        .engine(folderOf(path))
        .evaluate(
          { model, others: await documentsBeside(context, model), ...(requirements ? { requirements } : {}) },
          context.host,
        );
      if (options.json) {
        context.out(`${JSON.stringify(evaluation, null, 2)}\n`);
        return;
      }
      context.out(`${evaluation.total.toFixed(1)} of 100\n`);
      for (const { metric, value, weight, reasons } of evaluation.metrics) {
        const share = `weight ${Math.round(weight * 100)} %`;
        context.out(`\n${bar(value)} ${(value * 100).toFixed(0).padStart(3)}  ${metric} (${share})\n`);
        for (const reason of reasons) context.out(`    ${reason}\n`);
      }
    });
}
