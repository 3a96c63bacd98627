/**
 * Comments that allow findings: `// allow spark/wrong-value: the reason` above a statement, for it and its block, and
 * `// allow-file spark/wrong-value: the reason` above the first statement, for the whole document.
 */
import type { Span } from '../../../base/span.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { type AllowComment, readAllowComment } from '../../suppression/allow-comment.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { sparkCoreServices } from '../reading/services.ts';

/** The comments of a document that allow findings, in text order. */
export function allowComments(document: SparkDocument): readonly AllowComment[] {
  const { text } = document;
  // Most documents have none, and need not be cut into tokens a second time.
  if (!/\/\/[ \t]*allow/.test(text)) return [];
  const { hidden } = sparkCoreServices().parser.Lexer.tokenize(text);
  return hidden.flatMap(({ image, startOffset, tokenType }) =>
    tokenType.name === 'SL_COMMENT' ? (read(image, startOffset, document) ?? []) : [],
  );
}

function read(image: string, start: number, document: SparkDocument): AllowComment | undefined {
  return readAllowComment(image, start, (span, wholeDocument) =>
    wholeDocument ? wholeFile(span, document) : nextStatement(span, document),
  );
}

function wholeFile({ start }: Span, { statements, text }: SparkDocument): Span | undefined {
  const [first] = statements;
  return first && first.span.start < start ? undefined : { start: 0, end: text.length };
}

/** The statement below a comment that has its line for itself, with nothing but comments in between. */
function nextStatement({ start, end }: Span, { statements, text }: SparkDocument): Span | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== '') return undefined;
  const next = firstFrom(statements, end);
  if (!next) return undefined;
  const between = text.slice(end, next.span.start).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, '');
  return between.trim() === '' ? next.span : undefined;
}

function firstFrom(statements: readonly Statement[], offset: number): Statement | undefined {
  for (const statement of statements) {
    if (statement.span.start >= offset) return statement;
    if (statement.span.end > offset && statement.body) return firstFrom(statement.body.statements, offset);
  }
  return undefined;
}
