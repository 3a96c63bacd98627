/** Formats a document: the canonical layout with the author's comments, blank lines and choice of one-line blocks. */
import type { Statement } from '../../../dsl/syntax/syntax.ts';
import { parseSpark, type SparkDocument } from '../reading/parse.ts';
import { sparkCoreServices } from '../reading/services.ts';
import { type LayoutToken, layout } from './layout.ts';

/** The document, formatted; as it is when it has syntax errors. Formatting twice changes nothing more. */
export function formatSpark(source: string | SparkDocument): string {
  const document = typeof source === 'string' ? parseSpark(source) : source;
  if (document.problems.length > 0) return document.text;
  const formatted = layout(tokensOf(document));
  return document.text.includes('\r\n') ? formatted.replace(/\r?\n/g, '\r\n') : formatted;
}

interface LexedToken {
  readonly image: string;
  readonly startOffset: number;
  readonly type: string;
}

function tokensOf(document: SparkDocument): LayoutToken[] {
  const { tokens, hidden } = sparkCoreServices().parser.Lexer.tokenize(document.text);
  const lexed = [...tokens, ...hidden]
    .map(({ image, startOffset, tokenType }): LexedToken => ({ image, startOffset, type: tokenType.name }))
    .filter(({ type }) => type !== 'WS')
    .sort((a, b) => a.startOffset - b.startOffset);
  const places = placesOf(document);
  return lexed.map((token, index) =>
    isInline(token, lexed[index + 1], places, document.text)
      ? { text: token.image, role: 'word' }
      : layoutToken(token, lexed[index - 1], lexed[index - 2], places, document.text),
  );
}

/** Offsets of what the tokens alone do not tell: keywords of statements and braces, with whether a block is on one line. */
interface Places {
  readonly keywords: ReadonlySet<number>;
  readonly blocks: ReadonlyMap<number, { readonly inline: boolean }>;
}

function placesOf({ statements, text }: SparkDocument): Places {
  const keywords = new Set<number>();
  const blocks = new Map<number, { inline: boolean }>();
  const visit = (statement: Statement) => {
    keywords.add(statement.keyword.span.start);
    if (!statement.body) return;
    const { start, end } = statement.body.span;
    blocks.set(start, { inline: !text.slice(start, end).includes('\n') });
    statement.body.statements.forEach(visit);
  };
  statements.forEach(visit);
  return { keywords, blocks };
}

function layoutToken(
  { image, startOffset, type }: LexedToken,
  previous: LexedToken | undefined,
  beforePrevious: LexedToken | undefined,
  { keywords, blocks }: Places,
  source: string,
): LayoutToken {
  const gap = source.slice(previous ? previous.startOffset + previous.image.length : 0, startOffset);
  const blank = gap.split('\n').length > 2;
  if (type === 'SL_COMMENT' || type === 'ML_COMMENT') {
    const text = image.replaceAll('\r\n', '\n').trimEnd();
    return { text, role: 'comment', blank, trailing: previous !== undefined && !gap.includes('\n') };
  }
  if (keywords.has(startOffset)) return { text: image, role: 'statement', blank };
  const glued = gluesTo(type, previous, beforePrevious, keywords);
  switch (image) {
    case '{':
      return { text: image, role: 'open', inline: blocks.get(startOffset)?.inline ?? false };
    case '}':
      return { text: image, role: 'close' };
    case '[':
    case '(':
      return { text: image, role: 'in', glued };
    case ']':
    case ')':
      return { text: image, role: 'out' };
    case ',':
      return { text: image, role: 'comma', glued: true };
    case ':':
      return { text: image, role: 'colon', glued: true };
    default:
      return { text: image, role: 'word', glued };
  }
}

/** Whether a comment speaks of the value or the brace behind it on its line, so that it stays with that. */
function isInline(
  { image, startOffset, type }: LexedToken,
  next: LexedToken | undefined,
  { keywords }: Places,
  source: string,
): boolean {
  if (type !== 'ML_COMMENT' || image.includes('\n') || !next) return false;
  const gap = source.slice(startOffset + image.length, next.startOffset);
  if (gap.includes('\n') || keywords.has(next.startOffset)) return false;
  return !/^([)\]}]|[MS]L_COMMENT)$/.test(next.type);
}

const operandEnds: ReadonlySet<string> = new Set([
  'ID',
  'NUMBER',
  'STRING',
  'true',
  'false',
  'nil',
  ')',
  ']',
]);

/** Whether no blank stands before a token: in calls, dotted names and templates, and behind a sign. */
function gluesTo(
  type: string,
  previous: LexedToken | undefined,
  beforePrevious: LexedToken | undefined,
  keywords: ReadonlySet<number>,
): boolean {
  if (type === '.' || previous?.type === '.' || previous?.type === '^') return true;
  if (type === '(') return previous?.type === 'ID' && !keywords.has(previous.startOffset);
  if (previous?.type !== '-') return false;
  const operand = beforePrevious !== undefined && operandEnds.has(beforePrevious.type);
  return !operand || keywords.has(beforePrevious.startOffset);
}
