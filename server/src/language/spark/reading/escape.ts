/** Names and strings between their value and their spelling in a `.spark` document. */

const plainName = /^[A-Za-z_][A-Za-z0-9_]*[?!]?$/;

/** Words of the expression language, which stand for a name only between back quotes. */
export const reservedWords: ReadonlySet<string> = new Set([
  'and',
  'false',
  'has',
  'in',
  'nil',
  'not',
  'or',
  'true',
]);

/** Whether `text` is a name that needs no quotes. */
export function isPlainName(text: string): boolean {
  return plainName.test(text) && !reservedWords.has(text);
}

/** The spelling of a name: plain where it can be, else between back quotes. */
export function quoteName(text: string): string {
  return isPlainName(text) ? text : `\`${escaped(text, '`')}\``;
}

/** The spelling of a name that may be a path: its parts between dots need no quotes of their own. */
export function quotePath(text: string): string {
  return text.split('.').every(isPlainName) ? text : quoteName(text);
}

/** The spelling of a string. */
export function quoteString(text: string): string {
  return `"${escaped(text, '"')}"`;
}

/** The value of a spelling with its quotes, of either kind; a plain name is its own value. */
export function unquote(spelling: string): string {
  const quote = spelling.charAt(0);
  if (quote !== '"' && quote !== '`') return spelling;
  const isBlock = spelling.startsWith('"""') && spelling.length >= 6;
  return unescaped(isBlock ? outdented(spelling.slice(3, -3)) : spelling.slice(1, -1));
}

/** A text block without the line break behind its opening quotes, and without the indentation that all lines share. */
function outdented(block: string): string {
  const lines = block.replaceAll('\r\n', '\n').split('\n');
  if (lines.length === 1) return block;
  if (lines[0]?.trim() === '') lines.shift();
  const last = lines.at(-1) ?? '';
  const inner = lines.filter((line) => line.trim() !== '');
  const indents = [...inner, ...(last.trim() === '' ? [last] : [])].map((line) => line.search(/\S|$/));
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n');
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|([\s\S]))/g,
    (_, hex: string | undefined, char: string) => {
      if (hex === undefined) return char === 'n' ? '\n' : char === 'r' ? '\r' : char === 't' ? '\t' : char;
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function escaped(text: string, quote: string): string {
  let result = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else if (char === '\\' || char === quote) result += `\\${char}`;
    else if (code < 0x20 || code === 0x2028 || code === 0x2029 || (code >= 0xd800 && code <= 0xdfff))
      result += `\\u{${code.toString(16)}}`;
    else result += char;
  }
  return result;
}
