/** The comments that would allow a finding: for its statement or term, or for the whole document. */
import type { Diagnostic, Fix } from '../../../base/diagnostic.ts';
import type { Edit } from '../../../base/span.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import { placeholderReason } from '../../suppression/allow-comment.ts';
import { targetsOf } from './allow-comments.ts';

/** The comments to choose from; the reason in them is for the author to write. */
export function suppressFixes(
  document: RequirementsDocument,
  text: string,
  { code, span }: Diagnostic,
): readonly Fix[] {
  const targets = targetsOf(document);
  const target = targets.findLast((start) => start <= span.start);
  const here = `allow ${code}: ${placeholderReason}`;
  const inFile = `allow-file ${code}: ${placeholderReason}`;
  const isMarkdown = /\.(?:md|markdown)$/i.test(document.uri);
  const top = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  // In Markdown, the head of the file may be front matter, or outside of what is read.
  const first = isMarkdown ? targets[0] : undefined;
  const line = `${commentOf(inFile, document.uri)}${newlineOf(text)}`;
  const atTop = first === undefined ? insert(top, line) : above(first, inFile, document.uri, text);
  const wholeFile = { title: `Suppress ${code} in this file with a reason`, edits: [atTop] };
  if (target === undefined) return [wholeFile];
  const edits = [above(target, here, document.uri, text)];
  return [{ title: `Suppress ${code} here with a reason`, edits }, wholeFile];
}

/** The comment on a line of its own above what begins at `target`, indented as it is. */
function above(target: number, words: string, uri: string, text: string): Edit {
  const newline = newlineOf(text);
  const comment = `${commentOf(words, uri)}${newline}`;
  const lineStart = text.lastIndexOf('\n', target - 1) + 1;
  const before = text.slice(lineStart, target);
  // A bullet belongs to its statement; a sentence of a paragraph gets a line of its own.
  const alone = /^[\s\uFEFF]*(?:[-*+•][ \t]+)?(?:\*\*|__|[[(])*$/.test(before);
  if (!alone) return insert(target, `${newline}${comment}`);
  const top = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return insert(Math.max(lineStart, top), `${/^[ \t]*/.exec(before)?.[0] ?? ''}${comment}`);
}

function insert(at: number, newText: string): Edit {
  return { span: { start: at, end: at }, newText };
}

/** In Markdown that is read as a whole, a comment that its readers do not see; in a fence, one of the language. */
function commentOf(words: string, uri: string): string {
  return /\.req\.md$/i.test(uri) ? `<!-- ${words} -->` : `// ${words}`;
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
