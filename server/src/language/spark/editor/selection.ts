/** What a selection grows to: word, value, argument, arguments, statement, block, and on to the whole document. */
import type { Span } from '../../../base/span.ts';
import type { Argument, Expression, Name, Statement } from '../../../dsl/syntax/syntax.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { commentsOf } from './comments.ts';

/** The spans around an offset, each within the next; the document is the last. */
export function selectionsAt(document: SparkDocument, offset: number): readonly Span[] {
  const { text, statements } = document;
  const found: Span[] = [{ start: 0, end: text.length }];
  inStatements(statements, offset, text, found);
  found.push(...commentsOf(document));
  return nested(found.filter((span) => holds(span, offset)));
}

/** Goes down, from large to small. */
function inStatements(statements: readonly Statement[], offset: number, text: string, found: Span[]): void {
  const statement = closest(statements, offset);
  if (!statement) return;
  found.push(statement.span);
  const { keyword, args, named = [], assigned, body } = statement;
  if (body && body.span.start < offset && offset < body.span.end) {
    found.push(body.span, withoutBlanks(inside(body.span), text));
    inStatements(body.statements, offset, text, found);
    return;
  }
  if (body) found.push(head(statement));
  const values = assigned ? [...args, assigned] : args;
  const all = [...values, ...named];
  if (all.length > 0) found.push(around(all));
  inNames([keyword], found);
  for (const value of values) inExpression(value, offset, text, found);
  inArguments(named, offset, text, found);
}

function inExpression(expression: Expression, offset: number, text: string, found: Span[]): void {
  if (!holds(expression.span, offset)) return;
  found.push(expression.span);
  switch (expression.kind) {
    case 'literal':
      if (typeof expression.value === 'string') found.push(insideQuotes(expression.span, text));
      break;
    case 'list':
      found.push(inside(expression.span));
      inArguments(expression.items, offset, text, found);
      break;
    case 'template':
      inExpression(expression.target, offset, text, found);
      break;
    case 'operation':
      for (const operand of expression.operands) inExpression(operand, offset, text, found);
      break;
    case 'name': {
      inNames(expression.path, found);
      const { args = [] } = expression;
      if (args.length > 0) found.push(around(args));
      inArguments(args, offset, text, found);
      break;
    }
  }
}

function inArguments(args: readonly Argument[], offset: number, text: string, found: Span[]): void {
  for (const { name, value, span } of args) {
    if (!holds(span, offset)) continue;
    found.push(span);
    if (name) inNames([name], found);
    inExpression(value, offset, text, found);
  }
}

function inNames(names: readonly Name[], found: Span[]): void {
  found.push(...names.map(({ span }) => span));
}

/** The statement at the offset; between two that touch it, the one that begins there. */
function closest(statements: readonly Statement[], offset: number): Statement | undefined {
  return statements.findLast(({ span }) => holds(span, offset));
}

/** A statement without its block. */
function head({ keyword, args, named = [], assigned }: Statement): Span {
  return around([keyword, ...args, ...named, ...(assigned ? [assigned] : [])]);
}

function around(parts: readonly { readonly span: Span }[]): Span {
  return {
    start: Math.min(...parts.map(({ span }) => span.start)),
    end: Math.max(...parts.map(({ span }) => span.end)),
  };
}

function inside({ start, end }: Span): Span {
  return end - start < 2 ? { start, end } : { start: start + 1, end: end - 1 };
}

function insideQuotes(span: Span, text: string): Span {
  const quotes = text.startsWith('"""', span.start) && span.end - span.start >= 6 ? 3 : 1;
  return span.end - span.start < 2 * quotes ? span : { start: span.start + quotes, end: span.end - quotes };
}

function withoutBlanks(span: Span, text: string): Span {
  const content = text.slice(span.start, span.end);
  const start = span.start + (content.length - content.trimStart().length);
  return { start, end: Math.max(start, span.start + content.trimEnd().length) };
}

/** From small to large, without what does not lie in the one after it, as a broken document may have it. */
function nested(found: readonly Span[]): readonly Span[] {
  const chain: Span[] = [];
  for (const span of found) {
    const outer = chain.at(-1);
    if (!outer) chain.push(span);
    else if (
      span.start >= outer.start &&
      span.end <= outer.end &&
      span.end > span.start &&
      span.end - span.start < outer.end - outer.start
    )
      chain.push(span);
  }
  return chain.reverse();
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
