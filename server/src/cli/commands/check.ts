/** `spark-factory check PATH…`: the findings of requirement and model files. */
import { Command, InvalidArgumentError } from 'commander';
import { checkDocuments } from '../../app/check.ts';
import type { SourceText } from '../../app/engine.ts';
import { type Levels, levels } from '../../base/diagnostic.ts';
import { nearest } from '../../dsl/names/nearest.ts';
import { requirementCodes } from '../../factory/documents/requirement-findings.ts';
import { FileProblem } from '../../node/file-problem.ts';
import { type Context, exit, UsageError } from '../context.ts';
import { pathOf, uriOf } from '../documents.ts';
import { plural, shortPath } from '../text.ts';

export function checkCommand(context: Context): Command {
  return new Command('check')
    .description(
      'List the findings of .req, .req.md and .spark files, or of all such files below folders; of other Markdown files that are named, those in their req fences.',
    )
    .argument('<path...>', 'files or folders')
    .option(
      '--severity <code=level>',
      `how grave findings of a kind are in .req files (${levels.join(', ')}); may be given several times`,
      withLevel,
    )
    .option('--json', 'write one JSON document to standard output')
    .action(async (paths: string[], options: { json?: boolean; severity?: Levels }) => {
      const documents: SourceText[] = [];
      for (const path of paths) {
        const uris = await filesAt(context, path);
        if (uris.length === 0)
          throw new UsageError(`${path} is no .req, .req.md, .md or .spark file, nor a folder with any.`);
        for (const uri of uris) {
          const text = await context.files.read(uri);
          if (text !== undefined && !documents.some((known) => known.uri === uri))
            documents.push({ uri, text });
        }
      }
      const findings = checkDocuments(documents, options.severity).map((finding) => ({
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

/** Adds `req/vague-term=off` to the levels of the options before it. */
function withLevel(option: string, before: Levels = new Map()): Levels {
  const [code = '', word] = option.split('=');
  const level = levels.find((each) => each === word);
  if (!requirementCodes.allowable.has(code)) {
    const near = nearest(code, requirementCodes.allowable);
    const hint = near === undefined ? '`docs/diagnostics.md` lists them' : `did you mean ${near}?`;
    throw new InvalidArgumentError(`There is no finding ${code} whose severity can be chosen; ${hint}`);
  }
  if (level === undefined)
    throw new InvalidArgumentError(`${word ?? 'Nothing'} is no severity; use one of ${levels.join(', ')}.`);
  return new Map([...before, [code, level]]);
}

const extensions = ['.req', '.req.md', '.spark'];

/** The files at or below a path; none when there is no such path. */
async function filesAt({ files }: Context, path: string): Promise<readonly string[]> {
  try {
    const uris = await files.list(uriOf(path), extensions);
    const named = uris.length === 1 && uris[0] === uriOf(path) ? [...extensions, '.md'] : extensions;
    return uris.filter((uri) => named.some((extension) => uri.endsWith(extension)));
  } catch (error) {
    if (error instanceof FileProblem && error.reason === 'missing') return [];
    throw error;
  }
}
