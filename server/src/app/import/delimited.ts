/** Tables as text: values between commas, semicolons or tabs, in quotes where they hold one (RFC 4180). */

/** The rows of a table; cells are trimmed. Linear in the length of the text. */
export function readDelimited(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (char === '"' && cell.trim() === '') {
      const parts: string[] = [];
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        const end = quote < 0 ? text.length : quote;
        parts.push(text.slice(from, end));
        at = end;
        if (text[end + 1] !== '"') break;
        parts.push('"');
        from = end + 2;
      }
      cell = parts.join('').replace(/\r/g, '');
    } else if (char === delimiter) endCell();
    else if (char === '\n') endRow();
    else if (char !== '\r') cell += char;
  }
  endRow();
  return rows;
}

/** What separates the values of a table, by its first line; undefined for a text that is no table. */
export function delimiterOf(text: string): string | undefined {
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'));
  if (first.length > 2000) return undefined;
  const counts = ['\t', ';', ','].map((delimiter) => [delimiter, first.split(delimiter).length] as const);
  const [best] = counts.filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1]);
  return best?.[0];
}
