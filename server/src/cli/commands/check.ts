/** `spark-factory check PATH…`: the findings of requirement and model files. */
import { Command } from 'commander';
import { checkDocuments } from '../../app/check.ts';
import type { SourceText } from '../../app/engine.ts';
import { FileProblem } from '../../node/file-problem.ts';
import { type Context, exit, UsageError } from '../context.ts';
import { pathOf, uriOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';

export function checkCommand(context: Context): Command {
  return new Command('check')
    .description('List the findings of .req and .spark files, or of all such files below folders.')
    .argument('<path...>', 'files or folders')
    .option('--json', 'write one JSON document to standard output')
    .action(async (paths: string[], options: { json?: boolean }) => {
      const documents: SourceText[] = [];
      for (const path of paths) {
        const uris = await filesAt(context, path);
        if (uris.length === 0)
          throw new UsageError(`${path} is no .req or .spark file, nor a folder with any.`);
        for (const uri of uris) {
          const text = await context.files.read(uri);
          if (text !== undefined && !documents.some((known) => known.uri === uri))
            documents.push({ uri, text });
        }
      }
      const findings = checkDocuments(documents).map((finding) => ({
        ...finding,
        file: pathOf(finding.file),
      }));
      if (options.json) {
        context.out(`${JSON.stringify(findings, null, 2)}\n`);
      } else {
        for (const { file, range, severity, message, code } of findings) {
          const place = `${shortPath(file)}:${range.start.line + 1}:${range.start.character + 1}`;
          context.out(`${place}: ${severity}: ${message} [${code}]\n`);
        }
        context.note(`${plural(findings.length, 'finding')} in ${plural(documents.length, 'file')}.\n`);
      }
      if (findings.some(({ severity }) => severity === 'error')) context.leave(exit.failed);
    });
}

const extensions = ['.req', '.spark'];

/** The files at or below a path; none when there is no such path. */
async function filesAt({ files }: Context, path: string): Promise<readonly string[]> {
  try {
    const uris = await files.list(uriOf(path), extensions);
    return uris.filter((uri) => extensions.some((extension) => uri.endsWith(extension)));
  } catch (error) {
    if (error instanceof FileProblem && error.reason === 'missing') return [];
    throw error;
  }
}
