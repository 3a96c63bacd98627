/** The cursor in a document that may be unfinished: a word that stands there while it is read, so that the rest parses as usual. */
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { sparkCoreServices } from '../reading/services.ts';
import { type SparkWorkspace, withDocument, withDraft } from '../workspace.ts';

/** What stands in the place of the word at the cursor. */
export const placeholder = '__cursor__';

/** The innermost statement around the cursor, in the document that has the placeholder in place of the word there. */
export interface Cursor {
  readonly node: Node;
  readonly workspace: SparkWorkspace;
  /** All statements at the top of that document. */
  readonly roots: readonly Node[];
  /** Where the placeholder begins. */
  readonly offset: number;
  /** The placeholder is the keyword of the statement. */
  readonly isKeyword: boolean;
}

/** The cursor at an offset. What follows it is left out when the document cannot be read with it. */
export function cursorAt(
  workspace: SparkWorkspace,
  source: SparkDocument,
  offset: number,
): Cursor | undefined {
  const { text } = source;
  const span = wordAt(text, offset);
  const whole = `${text.slice(0, span.start)}${placeholder}${text.slice(span.end)}`;
  return (
    locate(whole, source, workspace, span.start) ??
    locate(closed(`${text.slice(0, span.start)}${placeholder}`), source, workspace, span.start)
  );
}

function locate(
  text: string,
  { uri, problems }: SparkDocument,
  around: SparkWorkspace,
  offset: number,
): Cursor | undefined {
  const document = parseSpark(text, uri);
  // A definition that cannot be read without the placeholder may be whole with it: then that one is looked at.
  const workspace = (problems.length === 0 ? withDraft : withDocument)(around, document);
  let innermost: Node | undefined;
  const { roots } = workspace.bound(document);
  const isAround = ({ statement: { span } }: Node) => span.start <= offset && offset < span.end;
  for (const node of allNodes(roots.filter(isAround))) if (isAround(node)) innermost = node;
  if (!innermost) return undefined;
  const isKeyword = innermost.statement.keyword.span.start === offset;
  return { node: innermost, workspace, roots, offset, isKeyword };
}

/** The text with the brackets closed that are open at its end. */
function closed(text: string): string {
  return `${text} ${[...openBrackets(text)].reverse().join(' ')}`;
}

/** What closes the brackets that are open at the end of a text, outermost first. */
function openBrackets(text: string): readonly string[] {
  const closing: string[] = [];
  for (const { image } of sparkCoreServices().parser.Lexer.tokenize(text).tokens) {
    if (image === '{') closing.push('}');
    else if (image === '[') closing.push(']');
    else if (image === '(') closing.push(')');
    else if (image === closing.at(-1)) closing.pop();
  }
  return closing;
}

/** The word around an offset: what a person is typing; with its back quotes, a name that stands between such. */
export function wordAt(text: string, offset: number): Span {
  const quoted = quotedAt(text, offset);
  if (quoted) return quoted;
  let start = offset;
  let end = offset;
  while (start > 0 && /[A-Za-z0-9_?!]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[A-Za-z0-9_?!]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** The name between back quotes around an offset, which may not be closed yet. */
function quotedAt(text: string, offset: number): Span | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const open = /^(?:[^`]|`(?:\\.|[^`\\])*`)*?(`(?:\\.|[^`\\"])*)$/.exec(line)?.[1];
  if (open === undefined) return undefined;
  const rest = /^(?:[\w?! ]*`|[\w?!]*)/.exec(text.slice(offset))?.[0] ?? '';
  return { start: offset - open.length, end: offset + rest.length };
}

/** Whether the innermost bracket that is open at an offset is one of a value, where no statement begins. */
export function isInBrackets({ text, statements }: SparkDocument, offset: number): boolean {
  const start = statements.findLast(({ span }) => span.start < offset)?.span.start ?? 0;
  return /^[)\]]$/.test(openBrackets(text.slice(start, offset)).at(-1) ?? '');
}

/** Whether the offset is inside a string or a comment, where no word of the language stands. */
export function isInTextOrComment({ text, statements }: SparkDocument, offset: number): boolean {
  // A statement starts with a token, wherever it stands: what is before it need not be read.
  const start = startBefore(statements, offset);
  const { tokens, hidden } = sparkCoreServices().parser.Lexer.tokenize(text.slice(start, offset));
  const last = [...tokens, ...hidden].reduce(
    (latest, token) => (latest && latest.startOffset > token.startOffset ? latest : token),
    tokens[0] ?? hidden[0],
  );
  if (!last) return false;
  const ends = start + last.startOffset + last.image.length;
  if (last.tokenType.name === 'SL_COMMENT') return ends === offset;
  if (last.tokenType.name === 'ML_COMMENT') return ends === offset && !last.image.endsWith('*/');
  // A quote that nothing closes is no token: what follows it on its line is the text being typed.
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).replace(/\\./g, '');
  return (line.split('"').length - 1) % 2 === 1;
}

/** Where the last statement starts, at any depth, that starts before the offset; 0 when none does. */
function startBefore(statements: readonly Statement[], offset: number): number {
  const last = statements.findLast(({ span }) => span.start < offset);
  return last ? Math.max(last.span.start, startBefore(last.body?.statements ?? [], offset)) : 0;
}
