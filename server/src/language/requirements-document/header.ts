/** The lines `project "City Clinic"`, `project: City Clinic` and `domain healthcare` above the first statement. */
import type { Line, ScanError, ScanToken } from './scan.ts';

const word = /^(project|domain)(?=$|\s|:)\s{0,8}(:?)\s{0,8}/i;

/**
 * Reads a header line. A line that only begins with the word, such as `Project managers create tasks.`, is none:
 * without quotes or a colon, the name is a single word.
 */
export function readHeader(line: Line): { tokens: ScanToken[]; errors: ScanError[] } | undefined {
  const match = word.exec(line.text);
  const keyword = match?.[1];
  if (!match || keyword === undefined) return undefined;
  const rest = withoutComment(line.text.slice(match[0].length));
  const at = line.start + match[0].length;
  const quoted = rest.startsWith('"');
  if (!quoted && match[2] === '' && !/^[\p{L}\p{N}_-]{0,60}$/u.test(rest)) return undefined;
  const tokens: ScanToken[] = [
    {
      name: keyword.toLowerCase() === 'project' ? 'PROJECT' : 'DOMAIN',
      start: line.start,
      end: line.start + keyword.length,
    },
  ];
  const errors: ScanError[] = [];
  if (rest === '' || rest === '"' || rest === '""') {
    const message = `This line gives no name: write ${keyword} "…" with the name in quotes.`;
    errors.push({ message, span: { start: line.start, end: line.end } });
  } else {
    const close = quoted ? rest.indexOf('"', 1) : -1;
    const end = at + (close > 0 ? close + 1 : rest.length);
    tokens.push({ name: 'VALUE', start: at, end });
    const behind = quoted && close > 0 ? rest.slice(close + 1).trim() : '';
    if (behind !== '') {
      const start = end + rest.slice(close + 1).indexOf(behind);
      const message = `Nothing may stand behind the name: write “${behind.slice(0, 30)}” on a line of its own.`;
      errors.push({ message, span: { start, end: start + behind.length } });
    }
    if (quoted && close < 0) {
      const fix = {
        title: 'Insert the closing quote',
        edits: [{ span: { start: end, end }, newText: '"' }],
        preferred: true,
      };
      errors.push({ message: 'The closing quote is missing.', span: { start: at, end }, fix });
    }
  }
  return { tokens, errors };
}

function withoutComment(text: string): string {
  const comment = text.startsWith('//') ? 0 : text.search(/\s\/\//);
  return (comment < 0 ? text : text.slice(0, comment)).trimEnd();
}
