/** Lines without what stands around their words: indentation, quote marks, bullets. */
import type { Line } from './scan.ts';

/** A bullet, with the box of a task list; or a letter or small Roman number in brackets: `a)`, `(iv)`. */
const bulletMark = /^(?:[-*+•‣◦▪](?:\s{1,4}\[[ xX]\])?|\(?(?:[a-z]|[ivx]{2,5})\))(?=\s|$)/;

/** How long the bullet at the start of a line is; 0 when there is none. */
export function bulletLength(text: string): number {
  return bulletMark.exec(text)?.[0].length ?? 0;
}

/** The line behind its bullet; undefined when it has none. */
export function afterBullet(line: Line): Line | undefined {
  let start = bulletLength(line.text);
  if (start === 0) return undefined;
  while (start < line.text.length && /[ \t]/.test(line.text[start] ?? '')) start++;
  return { ...line, text: line.text.slice(start), start: line.start + start };
}

/** The line between two offsets, without its indentation, the `>` of a quote, and trailing white space. */
export function lineAt(text: string, start: number, lineEnd: number): Line {
  let first = start;
  let indent = 0;
  for (; first < lineEnd; first++) {
    const char = text.charCodeAt(first);
    if (char === 9) indent += 4;
    else if (char === 32 || char === 0xa0) indent++;
    else if (char === 62 && /[\s>]/.test(text[first + 1] ?? ' ')) indent = -1;
    else if (char !== 13) break;
  }
  let end = lineEnd;
  while (end > first && /\s/.test(text[end - 1] ?? '')) end--;
  return { text: text.slice(first, end), start: first, end, indent: Math.max(0, indent) };
}
