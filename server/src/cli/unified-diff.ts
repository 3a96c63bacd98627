/** Edits of a text as people know them from version control: a unified diff with three lines around each change. */
import { applyEdits, type Edit } from '../base/span.ts';

const context = 3;

/** Lines `[start, end)` of the text before, and what they become. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** The diff of one file under its path; empty when nothing changes. */
export function unifiedDiff(path: string, before: string, edits: readonly Edit[]): string {
  const lines = linesOf(before);
  let shift = 0;
  const hunks = hunksOf(before, edits).map((hunk) => {
    const first = Math.max(0, hunk.start - context);
    const last = Math.min(lines.length, hunk.end + context);
    const after = hunk.lines.length - (hunk.end - hunk.start);
    const size = last - first;
    const header = `@@ -${range(first, size)} +${range(first + shift, size + after)} @@\n`;
    shift += after;
    const body = [
      ...lines.slice(first, hunk.start).map((line) => ` ${line}`),
      ...lines.slice(hunk.start, hunk.end).map((line) => `-${line}`),
      ...hunk.lines.map((line) => `+${line}`),
      ...lines.slice(hunk.end, last).map((line) => ` ${line}`),
    ];
    return (
      header +
      body.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('')
    );
  });
  return hunks.length === 0 ? '' : `--- ${path}\n+++ ${path}\n${hunks.join('')}`;
}

/** The changed lines; changes that are nearer than their contexts become one. */
function hunksOf(before: string, edits: readonly Edit[]): readonly Hunk[] {
  const starts = lineStarts(before);
  const groups: { first: number; last: number; edits: Edit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const first = lineAt(starts, edit.span.start);
    const last = lineAt(starts, Math.max(edit.span.start, edit.span.end - (edit.newText === '' ? 1 : 0)));
    const group = groups.at(-1);
    if (group && first <= group.last + 2 * context) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else groups.push({ first, last, edits: [edit] });
  }
  return groups.map(({ first, last, edits: own }) => {
    const from = starts[first] ?? before.length;
    const to = starts[last + 1] ?? before.length;
    const moved = own.map(({ span, newText }) => ({
      span: { start: span.start - from, end: span.end - from },
      newText,
    }));
    const old = linesOf(before.slice(from, to));
    const now = linesOf(applyEdits(before.slice(from, to), moved));
    let same = 0;
    while (same < old.length && old[same] === now[same]) same++;
    return { start: first + same, end: first + old.length, lines: now.slice(same) };
  });
}

function range(start: number, size: number): string {
  return `${size === 0 ? start : start + 1},${size}`;
}

/** Each line with its line break. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
