/** The fix that adds a definition to those a document uses. */
import type { Fix } from '../../../base/diagnostic.ts';
import type { SparkDocument } from '../reading/parse.ts';

/** Adds a definition to the last `use` statement of the document, or a first one. */
export function addUse(definition: string, { statements }: SparkDocument): Fix {
  const last = statements
    .findLast(({ keyword, args }) => keyword.text === 'use' && args.length > 0)
    ?.args.at(-1);
  const edit = last
    ? { span: { start: last.span.end, end: last.span.end }, newText: `, ${definition}` }
    : { span: { start: 0, end: 0 }, newText: `use ${definition}\n\n` };
  return { title: `Use ${definition}`, edits: [edit], preferred: true };
}
