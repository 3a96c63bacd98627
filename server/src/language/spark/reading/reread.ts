/**
 * Reading anew only what an edit is inside: the innermost statement with a block that holds it. What stands before keeps
 * its statements, what stands behind is moved along. The outcome always equals that of reading the whole text: such a
 * statement ends with its brace whatever follows, and what stands before it ends where a keyword starts, whatever that is.
 */
import { moved } from '../../../dsl/syntax/statement-identity.ts';
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { maxDepth, maxLength } from './lexer.ts';
import { shiftStatement } from './shift.ts';

/** A text in which everything was understood. */
export interface CleanRead {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** What stands in place of a part of the earlier text; offsets of that, and the difference in length. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/** The statements of a text that came of an earlier one; `undefined` when the whole has to be read. */
export function reread(
  before: CleanRead,
  text: string,
  read: (text: string) => readonly Statement[] | undefined,
): readonly Statement[] | undefined {
  if (text.length > maxLength) return undefined;
  if (text === before.text) return before.statements;
  const change = changeBetween(before.text, text);
  return within(before.statements, change, 1);

  function within(
    statements: readonly Statement[],
    edit: Change,
    depth: number,
  ): readonly Statement[] | undefined {
    const index = statements.findIndex(({ span, body }) => body !== undefined && holds(span, edit));
    const statement = statements[index];
    const body = statement?.body;
    if (!statement || !body) return undefined;
    const end = statement.span.end + edit.by;
    const inner = holds(body.span, edit) ? within(body.statements, edit, depth + 1) : undefined;
    const made = inner
      ? {
          ...statement,
          body: { statements: inner, span: { start: body.span.start, end } },
          span: { ...statement.span, end },
        }
      : readAlone(statement, end, depth);
    if (!made) return undefined;
    const behind = statements.slice(index + 1);
    return [
      ...statements.slice(0, index),
      made,
      ...(edit.by === 0 ? behind : behind.map((each) => moved(each, shiftStatement(each, edit.by)))),
    ];
  }

  function readAlone({ span: { start } }: Statement, end: number, depth: number): Statement | undefined {
    const part = text.slice(start, end);
    if (depth + depthOf(part) >= maxDepth) return undefined;
    const [statement, ...others] = read(part) ?? [];
    const isWhole = statement?.span.start === 0 && statement.body?.span.end === part.length;
    return statement && isWhole && others.length === 0 ? shiftStatement(statement, start) : undefined;
  }
}

/** Whether a change is behind the first character of a statement and before its last, which is a brace. */
function holds({ start, end }: { readonly start: number; readonly end: number }, change: Change): boolean {
  return start < change.start && change.end < end;
}

function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, end: before.length - same, by: after.length - before.length };
}

/** How deep brackets nest at the most, those in strings and comments counted like others. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === '{' || char === '[' || char === '(') deepest = Math.max(deepest, ++depth);
    else if (char === '}' || char === ']' || char === ')') depth--;
  }
  return deepest;
}
