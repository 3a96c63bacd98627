/** What can be folded in a document: blocks, lists and texts of several lines, runs of comments, the lines of `use`. */
import type { Span } from '../../../base/span.ts';
import type { Expression, Statement } from '../../../dsl/syntax/syntax.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { commentsOf } from './comments.ts';

export interface Fold {
  readonly span: Span;
  readonly kind?: 'comment' | 'imports';
  /** The last line only closes what was opened, and stays in sight. */
  readonly closes: boolean;
}

/** The folds; those within one line are left out. */
export function foldsOf(document: SparkDocument): readonly Fold[] {
  const { statements, text } = document;
  const uses = runs(
    statements.filter(({ keyword }) => keyword.text === 'use').map(({ span }) => span),
    text,
  );
  const folds: Fold[] = [
    ...uses.map((span): Fold => ({ span, kind: 'imports', closes: false })),
    ...commentRuns(document).map((span): Fold => ({ span, kind: 'comment', closes: false })),
    ...statements.flatMap(ofStatement),
  ];
  return folds.filter(({ span }) => text.slice(span.start, span.end).includes('\n'));
}

function ofStatement({ args, named = [], assigned, body }: Statement): readonly Fold[] {
  const values = [...args, ...named.map(({ value }) => value), ...(assigned ? [assigned] : [])];
  return [
    ...values.flatMap(ofExpression),
    ...(body ? [{ span: body.span, closes: true }, ...body.statements.flatMap(ofStatement)] : []),
  ];
}

function ofExpression(expression: Expression): readonly Fold[] {
  const own = { span: expression.span, closes: true };
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? [own] : [];
    case 'list':
      return [own, ...expression.items.flatMap(({ value }) => ofExpression(value))];
    case 'name':
      return expression.args ? [own, ...expression.args.flatMap(({ value }) => ofExpression(value))] : [];
    case 'operation':
      return expression.operands.flatMap(ofExpression);
    case 'template':
      return ofExpression(expression.target);
  }
}

/** Block comments each, and line comments that stand on lines of their own, one below the other. */
function commentRuns(document: SparkDocument): readonly Span[] {
  const { text } = document;
  const all = commentsOf(document);
  const isBlock = ({ start }: Span): boolean => text.startsWith('/*', start);
  const alone = ({ start }: Span): boolean =>
    text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  return [
    ...all.filter(isBlock),
    ...runs(
      all.filter((span) => !isBlock(span) && alone(span)),
      text,
    ),
  ];
}

/** Puts together what is on neighbouring lines. */
function runs(spans: readonly Span[], text: string): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && /^[^\S\n]*\n[^\S\n]*$/.test(text.slice(last.end, span.start).replaceAll('\r', '')))
      joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}
