/** `spark-factory parse FILE.req`: what was understood, as a Specification. */
import { Command } from 'commander';
import { describeSpecification } from '../../app/describe-specification.ts';
import { specify } from '../../app/specify.ts';
import { type Context, exit } from '../context.ts';
import { document } from '../documents.ts';

export function parseCommand(context: Context): Command {
  return new Command('parse')
    .description('Show what was understood of a requirement file: entities, relationships, actors, features.')
    .argument('<file>', 'a .req or .req.md file')
    .option('--json', 'write the Specification as one JSON document to standard output')
    .action(async (path: string, options: { json?: boolean }) => {
      const source = await document(context, path, '.req');
      const { specification, diagnostics } = specify(source);
      const view = describeSpecification(specification, source.text);
      if (options.json) context.out(`${JSON.stringify(view, null, 2)}\n`);
      else {
        context.out(`${view.project} (${view.domain}): ${view.statements.length} statements\n`);
        for (const entity of view.entities) {
          context.out(`\n${entity.name}  [${entity.sources.join(', ')}]\n`);
          for (const { name, type, required, unique } of entity.attributes)
            context.out(`  ${name}: ${type}${required ? ', required' : ''}${unique ? ', unique' : ''}\n`);
          for (const link of view.relationships.filter(({ from }) => from === entity.name))
            context.out(
              `  ${link.fromMultiplicity} ${link.name} ${link.toMultiplicity} ${link.to}  [${link.sources.join(', ')}]\n`,
            );
        }
        for (const { sub, super: parent } of view.generalizations)
          context.out(`\n${sub} is a kind of ${parent}\n`);
        context.out(`\nActors: ${view.actors.map(({ name }) => name).join(', ') || 'none'}\n`);
        context.out(`Features: ${view.features.map(({ name }) => name).join(', ') || 'none'}\n`);
      }
      if (diagnostics.some(({ severity }) => severity === 'error')) context.leave(exit.failed);
    });
}
