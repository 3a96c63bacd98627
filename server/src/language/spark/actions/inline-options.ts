/** Options behind a comma (`endpoint "/a", auth: required`) and in the block (`{ auth required }`), one into the other. */
import { applyEdits, type Edit, type Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { commentsOf } from '../editor/comments.ts';
import { lineWidth } from '../layout/layout.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { editsOf, type SparkRefactoring } from './action.ts';
import { insertStatement } from './insert-statement.ts';
import { lineStartOf } from './with-comments.ts';

/** Moves named arguments into the block. */
export const inlineToBlock: SparkRefactoring = {
  kind: 'refactor.rewrite.optionsToBlock',
  find: ({ document, path }) => {
    const statement = path.findLast(({ statement: { named } }) => (named?.length ?? 0) > 0)?.statement;
    if (!statement || isSetTwice(statement) || hasComment(headOf(statement), document)) return [];
    const edits = intoBlock(statement, document.text);
    return [
      { title: 'Put the options in a block', kind: inlineToBlock.kind, edits: editsOf(document, edits) },
    ];
  },
};

/** Moves the options of a block that holds nothing else behind the arguments. */
export const blockToInline: SparkRefactoring = {
  kind: 'refactor.rewrite.optionsInline',
  find: ({ document, path }) => {
    const edits = path
      .map((node) => (canInline(node, document) ? behindArguments(node.statement, document.text) : []))
      .findLast((each) => each.length > 0);
    if (!edits) return [];
    return [
      { title: 'Put the options behind commas', kind: blockToInline.kind, edits: editsOf(document, edits) },
    ];
  },
};

/** Of two values the first counts, which would not be first in the block. */
function isSetTwice({ named = [], body }: Statement): boolean {
  return named.some(({ name }) => body?.statements.some(({ keyword }) => keyword.text === name.text));
}

/** Everything before the block. */
function headOf({ span, body }: Statement): Span {
  return { start: span.start, end: body?.span.start ?? span.end };
}

function hasComment({ start, end }: Span, document: SparkDocument): boolean {
  return commentsOf(document).some((comment) => comment.start < end && comment.end > start);
}

function intoBlock(statement: Statement, text: string): readonly Edit[] {
  const { args, named = [], body, span } = statement;
  const lines = named.map(({ name, value }) => `${sourceOf(name, text)} ${sourceOf(value, text)}`);
  const parts = [...args, ...named].map((part) => part.span).sort((a, b) => a.start - b.start);
  const removed = named.flatMap((each): Edit[] => {
    const before = parts[parts.indexOf(each.span) - 1];
    return before ? [{ span: { start: before.end, end: each.span.end }, newText: '' }] : [];
  });
  if (body) return [...removed, ...insertStatement(statement, lines, text)];
  const short = ` { ${lines.join('  ')} }`;
  const head = text.slice(lineStartOf(text, span.start), span.end);
  const length = removed.reduce((sum, edit) => sum - (edit.span.end - edit.span.start), head.length);
  const fits = length + short.length <= lineWidth && !short.includes('\n');
  const [block] = fits
    ? [{ span: { start: span.end, end: span.end }, newText: short }]
    : insertStatement(statement, lines, text);
  // The last named argument may end where the block begins: one edit then does both.
  const last = removed.at(-1);
  if (!block || last?.span.end !== block.span.start) return [...removed, ...(block ? [block] : [])];
  return [...removed.slice(0, -1), { span: last.span, newText: block.newText }];
}

/** Whether the block holds options of one plain value alone, and a first argument is there for the comma. */
function canInline({ schema, statement, children }: Node, document: SparkDocument): boolean {
  const { body, args } = statement;
  if (schema?.role !== 'entity' || !body || args.length === 0 || body.statements.length === 0) return false;
  const options = children.filter((child) => body.statements.includes(child.statement));
  return (
    options.every(({ schema: option, statement: each }) => option?.role === 'option' && isPlain(each)) &&
    !hasComment(body.span, document)
  );
}

function isPlain({ args, named, assigned, body }: Statement): boolean {
  return args.length === 1 && !named && !assigned && !body;
}

/** Empty when the line would be too long. */
function behindArguments({ args, named = [], body, span }: Statement, text: string): readonly Edit[] {
  const last = [...args, ...named]
    .map((part) => part.span.end)
    .sort((a, b) => a - b)
    .at(-1);
  if (!body || last === undefined) return [];
  const options = body.statements.map(
    ({ keyword, args: [value] }) => `, ${sourceOf(keyword, text)}: ${value ? sourceOf(value, text) : 'nil'}`,
  );
  const blockStart = text.slice(0, body.span.start).trimEnd().length;
  const removed: Edit = { span: { start: blockStart, end: body.span.end }, newText: '' };
  const inserted: Edit = { span: { start: last, end: last }, newText: options.join('') };
  const edits =
    last === blockStart ? [{ span: removed.span, newText: inserted.newText }] : [inserted, removed];
  const start = lineStartOf(text, span.start);
  const shifted = edits.map((edit) => ({
    span: { start: edit.span.start - start, end: edit.span.end - start },
    newText: edit.newText,
  }));
  const line = applyEdits(text.slice(start, span.end), shifted);
  return line.length <= lineWidth && !line.includes('\n') ? edits : [];
}

function sourceOf({ span }: { readonly span: Span }, text: string): string {
  return text.slice(span.start, span.end);
}
