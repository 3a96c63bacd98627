/** A definition that the document uses and has no need of. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import { dotted, type Expression, type Statement } from '../../../dsl/syntax/syntax.ts';
import { unusedDefinitions } from '../definitions-in-use.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const unusedUse = defineDiagnostic<{ readonly name: string }>({
  code: 'spark/unused-use',
  severity: 'hint',
  tag: 'unnecessary',
  docs: {
    reason: 'A definition that nothing comes from only lengthens what a reader has to know.',
    bad: 'use ash.domain, ash.policies\ndomain Clinic {}',
    good: 'use ash.domain\ndomain Clinic {}',
  },
  message: ({ name }) => `Nothing in this document comes from \`${name}\`.`,
});

export const unusedUseCheck: SparkCheck = {
  kind: unusedUse,
  whole: ({ document, bound }) => {
    const { statements, problems } = document;
    const uses = statements.filter(({ keyword }) => keyword.text === 'use');
    // What follows may not be written yet, or could not be read.
    if (uses.length === statements.length || problems.length > 0) return [];
    const unused = unusedDefinitions(bound, statements);
    // What means nothing may be meant to come from them.
    if (unused.size === 0 || bound.roots.some(({ schema }) => !schema)) return [];
    return uses.flatMap((use) => findingsIn(use, unused, document));
  },
};

function findingsIn(
  use: Statement,
  unused: ReadonlySet<string>,
  { text }: SparkDocument,
): readonly Diagnostic[] {
  return use.args.flatMap((arg) => {
    const name = arg.kind === 'name' ? dotted(arg) : '';
    return unused.has(name) ? [unusedUse.at(arg.span, { name }, { fixes: [withdraw(use, arg, text)] })] : [];
  });
}

/** Removes one definition with its comma, or the statement that has no other. */
function withdraw({ args, span }: Statement, arg: Expression, text: string): Fix {
  const title = 'Remove what is not used';
  if (args.length === 1) return { ...removeStatement(title, span, text), preferred: true };
  const place = args.indexOf(arg);
  const before = args[place - 1];
  const removed = before
    ? { start: before.span.end, end: arg.span.end }
    : { start: arg.span.start, end: args[1]?.span.start ?? arg.span.end };
  return { title, edits: [{ span: removed, newText: '' }], preferred: true };
}
