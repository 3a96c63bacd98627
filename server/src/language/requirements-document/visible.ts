/**
 * Which part of a file is a requirement document: all of a `.req` or `.req.md` file, and of any other Markdown file what
 * stands in its ```` ```req ```` fences.
 */
import { readFence, requirementFences } from './asides.ts';
import { blanked } from './marks.ts';

/** How a file is to be read. */
export type Flavour = 'requirements' | 'markdown';

/** Whether a name is that of a requirement document: `clinic.req`, `clinic.req.md`. */
export function isRequirementsUri(uri: string): boolean {
  return /\.req(?:\.md)?$/i.test(uri);
}

/** The flavour that the end of a file's name says. */
export function flavourOf(uri: string): Flavour {
  return /\.(?:md|markdown)$/i.test(uri) && !isRequirementsUri(uri) ? 'markdown' : 'requirements';
}

/** Whether a Markdown file may have a fence with requirements; one without costs no more than this look. */
export function mayHaveFences(text: string): boolean {
  return /(?:```|~~~)[ \t]{0,8}(?:req|gherkin)/i.test(text);
}

/** What is read of a text, at the places where it stands; everything else as blanks. Line breaks stay. */
export function visibleText(text: string, flavour: Flavour): string {
  if (flavour === 'requirements') return text;
  const hidden: [number, number][] = [];
  let outside = 0;
  let fence: string | undefined;
  let reads = false;
  if (mayHaveFences(text))
    for (let at = 0; at < text.length; ) {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline + 1;
      const found = readFence(text.slice(at, Math.min(end, at + 400)).trim());
      if (found && fence === undefined) {
        fence = found.marks;
        reads = requirementFences.has(found.language);
        if (reads) hidden.push([outside, end]);
      } else if (found && fence !== undefined && found.language === '' && found.marks.startsWith(fence)) {
        if (reads) outside = at;
        fence = undefined;
        reads = false;
      }
      at = end;
    }
  if (!reads) hidden.push([outside, text.length]);
  return blanked(text, hidden);
}
