/** Markdown from texts that people wrote: escaped, so that a requirement cannot become a link, an image or a heading. */

/** `text` as it is, in one line, with everything that Markdown, tables and HTML would read as their own escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-!|<>~$&]/g, '\\$&');
}

/** A bar of ten blocks for a share from 0 to 1. Never full when something is missing. */
export function bar(share: number): string {
  const filled = share < 1 ? Math.min(9, Math.round(Math.max(0, share) * 10)) : 10;
  return '█'.repeat(filled) + '░'.repeat(10 - filled);
}

/** A total from 0 to 100 as it is shown: without a decimal. Never 100 when something is missing. */
export function points(total: number): string {
  return String(total < 100 ? Math.min(99, Math.round(total)) : 100);
}

/** `requirement-coverage` → `Requirement coverage`. */
export function readable(name: string): string {
  const words = name.replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Last part of a URI's path, decoded: `file:///a/clinic%201.req` → `clinic 1.req`. */
export function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
