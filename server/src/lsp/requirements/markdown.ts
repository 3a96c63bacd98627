/** Text of documents inside Markdown: as it is, never as markup, so that no document can put links into a hover. */

/** The text with everything escaped that Markdown would take for markup. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A name as code. */
export function code(name: string): string {
  return `\`${name.replace(/[`\s]+/g, ' ')}\``;
}
