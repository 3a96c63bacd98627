/** `spark-factory parse FILE.req`: what was understood, as a Specification. */
import { Command } from 'commander';
import { describeSpecification } from '../../app/describe-specification.ts';
import { specify } from '../../factory/documents/specify.ts';
import { type Context, exit } from '../context.ts';
import { document } from '../documents.ts';
import { specificationText } from '../specification-text.ts';

export function parseCommand(context: Context): Command {
  return new Command('parse')
    .description(
      'Show what was understood of a requirement file: entities, relationships, actors, states, rules, qualities.',
    )
    .argument('<file>', 'a .req or .req.md file')
    .option('--json', 'write the Specification as one JSON document to standard output')
    .action(async (path: string, options: { json?: boolean }) => {
      const source = await document(context, path, '.req');
      const { specification, diagnostics } = specify(source);
      const view = describeSpecification(specification, source.text);
      if (options.json) context.out(`${JSON.stringify(view, null, 2)}\n`);
      else context.out(specificationText(view));
      if (diagnostics.some(({ severity }) => severity === 'error')) context.leave(exit.failed);
    });
}
