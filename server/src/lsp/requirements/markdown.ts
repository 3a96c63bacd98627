/** Text of documents inside Markdown: as it is, never as markup, so that no document can put links into a hover. */

/** The text with everything escaped that Markdown would take for markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A name as code. */
export function code(name: string): string {
  return `\`${name.replace(/[`\s]+/g, ' ')}\``;
}

/** Longest list in a hover; what is beyond is counted. */
const most = 8;

/** `Title: one, two and 3 more`; the items are Markdown already. */
export function list(title: string, items: readonly string[]): string {
  const more = items.length > most ? ` and ${items.length - most} more` : '';
  return `${title}: ${items.slice(0, most).join(', ')}${more}`;
}
