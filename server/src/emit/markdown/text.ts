/** Texts and code as Markdown. */

/** A text in one line, in which nothing but code between back quotes is Markdown. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith('`') && part.endsWith('`')
        ? code(part.slice(1, -1))
        : part.replace(/[\\`*[\]<>#~$&]|(?<!\w)_|_(?!\w)/g, '\\$&'),
    )
    .join('');
}

/** Code in a line. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const space = fence === '`' ? '' : ' ';
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`;
}

/** A document or part of one. */
export function fenced(text: string, language = 'spark'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A table; nothing without rows. Pipes in cells are escaped, since tables would take them for their own. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Paragraphs, those that are missing left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
