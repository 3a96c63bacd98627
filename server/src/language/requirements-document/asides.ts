/**
 * What stands between the statements and is none of them: comments, the front matter of a Markdown file, and fenced code.
 * A fence whose language is `req` is no aside: what is in it is read.
 */
import type { Line, ScanError } from './scan.ts';

/** What ends the aside that is open, and where it began. */
type Open =
  | { readonly kind: 'comment'; readonly mark: string; readonly start: number }
  | { readonly kind: 'front-matter'; readonly start: number }
  | { readonly kind: 'code' | 'req'; readonly fence: string; readonly start: number };

const fenceLine = /^(`{3,20}|~{3,20})\s{0,8}([^`\s]{0,40})[^`]*$/;
/** Lines of YAML as front matter has them: `key: value`, list items, what is indented, comments. */
const yamlLine = /^(?:[a-z_][\w .-]{0,60}:(?:\s|$)|[-\s#]|$)/;
/** More lines than this are no front matter. */
const longestFrontMatter = 200;

/** The languages of fences that hold requirements. */
export const requirementFences: ReadonlySet<string> = new Set(['req', 'requirements', 'gherkin']);

/** Whether a line opens or closes a fence, by its marks and the language behind them. */
export function readFence(text: string): { readonly marks: string; readonly language: string } | undefined {
  const match = fenceLine.exec(text);
  return match?.[1] === undefined ? undefined : { marks: match[1], language: (match[2] ?? '').toLowerCase() };
}

/** Takes the lines of asides, one after the other. */
export class Asides {
  readonly #errors: ScanError[];
  /** What is open, the innermost last: a comment may stand in a fence of requirements. */
  readonly #open: Open[] = [];

  constructor(text: string, errors: ScanError[]) {
    this.#errors = errors;
    if (hasFrontMatter(text)) this.#open.push({ kind: 'front-matter', start: 0 });
  }

  /** Whether the line belongs to an aside; called with each line of the document in turn. */
  line(line: Line): boolean {
    const open = this.#open.at(-1);
    if (open?.kind === 'front-matter') {
      if (line.start > 3 && /^(?:---|\.\.\.)$/.test(line.text)) this.#open.pop();
      return true;
    }
    if (open?.kind === 'comment') {
      if (line.text.includes(open.mark)) this.#open.pop();
      return true;
    }
    const fence = readFence(line.text);
    if (open) {
      const closes = fence?.language === '' && fence.marks.startsWith(open.fence);
      if (closes) this.#open.pop();
      if (closes || open.kind === 'code') return true;
    } else if (fence) {
      const kind = requirementFences.has(fence.language) ? 'req' : 'code';
      this.#open.push({ kind, fence: fence.marks, start: line.start });
      return true;
    }
    return this.#comment(line);
  }

  /** Says what was left open. */
  finish(end: number): void {
    for (const open of this.#open.reverse()) {
      if (open.kind !== 'comment' && open.kind !== 'code') continue;
      const [mark, newText, what] =
        open.kind === 'comment'
          ? [open.mark, open.mark, 'comment']
          : [open.fence, `\n${open.fence}`, 'piece of code'];
      this.#errors.push({
        message: `This ${what} has no end: write “${mark}” after it.`,
        span: { start: open.start, end: open.start + 2 },
        fix: { title: `Insert “${mark}”`, edits: [{ span: { start: end, end }, newText }] },
      });
    }
  }

  #comment(line: Line): boolean {
    if (line.text.startsWith('//')) return true;
    const mark = line.text.startsWith('/*') ? '*/' : line.text.startsWith('<!--') ? '-->' : undefined;
    if (mark === undefined) return false;
    const end = line.text.indexOf(mark, 2);
    // What stands behind a comment of Markdown is text.
    if (mark === '-->' && end >= 0 && end + 3 < line.text.length) return false;
    if (end < 0) this.#open.push({ kind: 'comment', mark, start: line.start });
    return true;
  }
}

/** Whether a text begins with `---`, lines of YAML, and `---`. */
function hasFrontMatter(text: string): boolean {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text);
  if (!opening) return false;
  let at = opening[0].length;
  for (let count = 0; count < longestFrontMatter && at < text.length; count++) {
    const newline = text.indexOf('\n', at);
    const line = text.slice(at, newline < 0 ? text.length : newline).trimEnd();
    if (line === '---' || line === '...') return true;
    if (newline < 0 || !yamlLine.test(line)) return false;
    at = newline + 1;
  }
  return false;
}
