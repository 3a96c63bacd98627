/**
 * The canonical layout of a document, from its tokens: two spaces a level, one blank between statements of one line,
 * at most one blank line in a row where the author left some, and lines of at most {@link lineWidth} characters:
 * a block goes on one line only when it may and fits, a list or call is broken only when it does not fit.
 */

export const lineWidth = 100;

/**
 * A token, and what it is to the layout. `open`/`close` are braces of a block, `in`/`out` brackets of an expression.
 * `glued` tokens follow the one before without a blank.
 */
export interface LayoutToken {
  readonly text: string;
  readonly role: 'statement' | 'word' | 'open' | 'close' | 'in' | 'out' | 'comma' | 'colon' | 'comment';
  readonly glued?: boolean;
  /** `open` only: the block may go on one line with its statement. */
  readonly inline?: boolean;
  /** `statement` and `comment` only: the author left a blank line before it. */
  readonly blank?: boolean;
  /** `comment` only: it stands behind something on its line. */
  readonly trailing?: boolean;
}

interface Pair {
  readonly end: number;
  /** A comment, or a block that may not go on one line, is inside. */
  readonly rigid: boolean;
}

/** The text of the tokens; ends with a line break unless there are none. */
export function layout(tokens: readonly LayoutToken[]): string {
  const pairs = matchBrackets(tokens);
  const lines: string[] = [];
  let line = '';
  let level = 0;
  /** The open brackets and blocks, and whether the content of each stands on lines of its own. */
  const open: { readonly broken: boolean; readonly block: boolean }[] = [];

  const indent = () => '  '.repeat(level);
  const flush = () => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
  };
  const start = () => {
    flush();
    line = indent();
  };
  const blankLine = () => {
    const last = lines.at(-1);
    if (last !== undefined && last !== '' && !/[{[(]$/.test(last)) lines.push('');
  };

  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    const ownLine = open.at(-1)?.broken ?? true;
    switch (token.role) {
      case 'statement':
        if (ownLine) {
          flush();
          if (token.blank) blankLine();
          line = indent() + token.text;
        } else line += `${previous?.role === 'open' ? ' ' : '  '}${token.text}`;
        break;
      case 'comment':
        if (token.trailing && line.trim() !== '') line += `  ${token.text}`;
        else if (token.trailing && lines.length > 0) lines.push(`${lines.pop()}  ${token.text}`);
        else {
          flush();
          if (token.blank) blankLine();
          line = indent() + token.text;
        }
        // What follows a comment starts on a line of its own.
        start();
        break;
      case 'open':
      case 'in': {
        line += separator(token, previous, line) + token.text;
        const pair = pairs.get(index);
        const breaks = pair !== undefined && mustBreak(tokens, index, pair, line.length);
        open.push({ broken: breaks, block: token.role === 'open' });
        if (breaks) {
          level++;
          if (token.role === 'in') start();
        }
        break;
      }
      case 'close':
      case 'out': {
        const wasBroken = open.pop()?.broken ?? false;
        if (wasBroken) {
          level = Math.max(level - 1, 0);
          start();
          line += token.text;
        } else if (token.role === 'close' && previous?.role !== 'open') line += ` ${token.text}`;
        else line += token.text;
        break;
      }
      case 'comma':
        line += token.text;
        if (open.at(-1)?.broken && !open.at(-1)?.block) start();
        break;
      default:
        line += separator(token, previous, line) + token.text;
    }
  });
  flush();
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function separator(token: LayoutToken, previous: LayoutToken | undefined, line: string): string {
  if (token.glued || line.trim() === '' || previous === undefined) return '';
  return previous.role === 'in' ? '' : ' ';
}

/** Matches blocks and brackets; what is not closed ends with the tokens. */
function matchBrackets(tokens: readonly LayoutToken[]): ReadonlyMap<number, Pair> {
  const pairs = new Map<number, Pair>();
  const open: { index: number; rigid: boolean }[] = [];
  const close = (end: number) => {
    const top = open.pop();
    if (!top) return;
    pairs.set(top.index, { end, rigid: top.rigid });
    const outer = open.at(-1);
    if (outer && top.rigid) outer.rigid = true;
  };
  tokens.forEach(({ role, inline }, index) => {
    if (role === 'open') open.push({ index, rigid: inline !== true });
    else if (role === 'in') open.push({ index, rigid: false });
    else if (role === 'close' || role === 'out') close(index);
    else if (role === 'comment') for (const entry of open) entry.rigid = true;
  });
  while (open.length > 0) close(tokens.length - 1);
  return pairs;
}

/** Whether the content between a bracket and its end has to leave the line, `used` characters of which are taken. */
function mustBreak(
  tokens: readonly LayoutToken[],
  index: number,
  { end, rigid }: Pair,
  used: number,
): boolean {
  if (end === index + 1) return false;
  if (rigid) return true;
  // What clings to the closing bracket has to fit, too; an opening brace behind it is the last of these.
  let length = used;
  for (let i = index + 1; i < tokens.length && length <= lineWidth; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    if (i > end && (token.role === 'statement' || token.role === 'close' || token.role === 'comment')) break;
    length += token.text.length + widthBefore(token, tokens[i - 1]);
    if (i > end && (token.role === 'open' || token.role === 'in')) break;
  }
  return length > lineWidth;
}

function widthBefore(token: LayoutToken, previous: LayoutToken | undefined): number {
  if (token.glued || token.role === 'comma' || token.role === 'out') return 0;
  if (token.role === 'statement') return previous?.role === 'open' ? 1 : 2;
  return previous?.role === 'in' ? 0 : 1;
}
