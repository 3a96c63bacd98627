/**
 * Reads over the marks of Markdown inside a statement: emphasis, code, links, quotes, HTML. Each mark becomes blanks of the
 * same length, so that every place in the text stays where it is and `**shall**` reads as `shall`.
 */

/** HTML that people write inside Markdown text; other angle brackets are placeholders (`<role>`) and stay. */
const tag =
  /^<\/?(?:a|b|br|center|code|dd|details|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,200})?\s?\/?>/i;
const autolink = /^<(?:https?:\/\/|mailto:)[^<>\s]{1,500}>/;
const escapable = /^\\[\\`*_{}[\]()#+.!|<>~-]/;

/** Longest target of a link that is looked for; more is text. */
const longestTarget = 400;

/** The text with its marks blanked out; as long as before, in time that grows with its length. */
export function withoutMarks(text: string): string {
  if (!/[*_`~[<\\>]/.test(text)) return text;
  const spans: [start: number, end: number][] = [];
  const openers = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    if (char === '\\' && escapable.test(text.slice(at, at + 2))) {
      spans.push([at, at + 1]);
      at += 2;
    } else if (char === '*' || char === '_' || char === '~') {
      at = delimiter(text, at, char, openers, spans);
    } else if (char === '`') {
      at = code(text, at, spans);
    } else if (char === '[') {
      at = link(text, at, spans);
    } else if (char === '<') {
      at = angle(text, at, spans);
    } else if (char === '>' && opensLine(text, at)) {
      spans.push([at, at + 1]);
      at++;
    } else at++;
  }
  return blanked(text, spans);
}

/** The blank before punctuation, which is none of the author's: `**name**, date` has no stray comma. */
const thin = '\u2009';

/** The text with these stretches as blanks; line breaks stay. */
export function blanked(text: string, spans: readonly (readonly [number, number])[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (end <= from) continue;
    const begin = Math.max(start, from);
    const blank = /[,.;:!?)]/.test(text[end] ?? ' ') ? thin : ' ';
    parts.push(text.slice(from, begin), text.slice(begin, end).replace(/[^\r\n]/g, blank));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

type Spans = [start: number, end: number][];

/** A run of `*`, `_` or `~`: closes one of its kind that was opened, or opens one. */
function delimiter(
  text: string,
  at: number,
  char: string,
  openers: Map<string, number>,
  spans: Spans,
): number {
  let end = at;
  while (text[end] === char) end++;
  const length = end - at;
  if (length > 3 || (char === '~' && length !== 2)) return end;
  const key = char.repeat(length);
  const [before, after] = [text[at - 1] ?? ' ', text[end] ?? ' '];
  const opener = openers.get(key);
  if (opener !== undefined && !/\s/.test(before) && !isWord(after)) {
    spans.push([opener, opener + length], [at, end]);
    openers.delete(key);
  } else if (!/\s/.test(after) && !isWord(before)) openers.set(key, at);
  return end;
}

/** `` `code` ``: only the ticks go. */
function code(text: string, at: number, spans: Spans): number {
  let end = at;
  while (text[end] === '`') end++;
  const ticks = text.slice(at, end);
  // Ticks that nothing closes are looked for once in a bounded stretch, so that many of them cost no square.
  const close = text.slice(end, end + longestTarget).indexOf(ticks);
  if (close < 0 || ticks.length > 3) return end;
  spans.push([at, end], [end + close, end + close + ticks.length]);
  return end + close + ticks.length;
}

/** `[text](target)`, `![text](target)` and `[text][reference]`: the text stays. */
function link(text: string, at: number, spans: Spans): number {
  const alert = /^\[!(?:note|tip|important|warning|caution)\]/i.exec(text.slice(at, at + 14))?.[0].length;
  if (alert !== undefined) {
    spans.push([at, at + alert]);
    return at + alert;
  }
  const close = text.slice(at, at + longestTarget).indexOf(']');
  const next = close < 0 ? undefined : text[at + close + 1];
  if (next !== '(' && next !== '[') return at + 1;
  const targetAt = at + close + 1;
  const end = text.slice(targetAt, targetAt + longestTarget).indexOf(next === '(' ? ')' : ']');
  if (end < 0 || /[\r\n]/.test(text.slice(targetAt, targetAt + end))) return at + 1;
  const start = text[at - 1] === '!' ? at - 1 : at;
  // What a picture is called asks for nothing.
  if (start < at) spans.push([start, targetAt + end + 1]);
  else spans.push([start, at + 1], [at + close, targetAt + end + 1]);
  return start < at ? targetAt + end + 1 : at + 1;
}

/** `<!-- … -->`, `<b>` and `<https://…>`. */
function angle(text: string, at: number, spans: Spans): number {
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at + 4);
    if (close < 0) return at + 4;
    spans.push([at, close + 3]);
    return close + 3;
  }
  const rest = text.slice(at, at + 520);
  const match = tag.exec(rest);
  if (match) spans.push([at, at + match[0].length]);
  const address = match ? null : autolink.exec(rest);
  if (address) spans.push([at, at + 1], [at + address[0].length - 1, at + address[0].length]);
  return at + ((match ?? address)?.[0].length ?? 1);
}

/** Whether only blanks and other quote marks stand before it on its line. */
function opensLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before < 40 && /[ \t>]/.test(text[before] ?? '')) before--;
  return before < 0 || text[before] === '\n';
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}
