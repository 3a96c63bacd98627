/** Markdown as specification tools write it, cut into its lines' meanings: headings, list items, labelled lines, paragraphs. */

/** A block of Markdown. Texts are without marks of emphasis around whole labels; marks inside stay. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'item'; readonly depth: number; readonly number?: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'other'; readonly text: string };

const heading = /^(#{1,6})\s{1,8}(\S.*?)(?:\s#{1,6})?$/;
const item = /^(?:[-*+]|([0-9]{1,4}(?:\.[0-9]{1,4}){0,3})[.)]?)\s{1,8}(?:\[[ xX]\]\s{1,4})?(\S.*)$/;
const rule = /^(?:-{3,}|\*{3,}|_{3,})$/;

/** The blocks of a Markdown text, in its order. Linear in its length. */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { kind: 'item' | 'paragraph'; depth: number; number?: string; lines: string[] } | undefined;
  let fence: string | undefined;
  let other: string[] = [];
  let inComment = false;
  const close = (): void => {
    if (open) {
      const { kind, depth, number, lines } = open;
      const joined = lines.join('\n');
      blocks.push(
        kind === 'paragraph'
          ? { kind, text: joined }
          : { kind, depth, text: joined, ...(number === undefined ? {} : { number }) },
      );
    }
    open = undefined;
    if (other.length > 0) blocks.push({ kind: inComment ? 'comment' : 'other', text: other.join('\n') });
    other = [];
  };
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (inComment || (fence === undefined && line.startsWith('<!--'))) {
      if (!inComment) close();
      inComment = true;
      other.push(line.replace(/^<!--\s?/, '').replace(/\s?-->\s*$/, ''));
      if (line.includes('-->')) {
        close();
        inComment = false;
      }
      continue;
    }
    const marks = /^(`{3,10}|~{3,10})/.exec(line)?.[1];
    if (fence !== undefined || marks !== undefined) {
      if (fence === undefined) {
        close();
        fence = marks;
      } else if (marks?.startsWith(fence)) fence = undefined;
      other.push(raw.trimEnd());
      if (fence === undefined) close();
      continue;
    }
    if (line.startsWith('|')) {
      if (open) close();
      other.push(line);
      continue;
    }
    if (other.length > 0) close();
    const title = heading.exec(line);
    const listed = item.exec(line);
    if (line === '' || rule.test(line)) close();
    else if (title) {
      close();
      blocks.push({ kind: 'heading', level: title[1]?.length ?? 1, text: title[2] ?? '' });
    } else if (listed && !/^[0-9]{1,4}(?:\.[0-9]{1,4})?\s/.test(line)) {
      close();
      const depth = raw.length - raw.trimStart().length;
      open = { kind: 'item', depth, lines: [listed[2] ?? ''], ...(listed[1] ? { number: listed[1] } : {}) };
    } else if (open) open.lines.push(line);
    else open = { kind: 'paragraph', depth: 0, lines: [line] };
  }
  close();
  return blocks;
}

/** `**Label**: text`, `**Label:** text` or `Label: text` with one of these labels: the text. */
export function labelled(text: string, label: RegExp): string | undefined {
  const match = /^(?:\*\*|__)?([A-Za-z][A-Za-z /-]{0,40}?)(?:\*\*|__)?\s?[:：](?:\*\*|__)?\s*/.exec(text);
  return match?.[1] !== undefined && label.test(match[1]) ? text.slice(match[0].length) : undefined;
}

/** Without the stars around words: `**Given** a card` is `Given a card`. */
export function plain(text: string): string {
  return text.replace(/\*\*([^*\n]{1,400})\*\*/g, '$1').replace(/__([^_\n]{1,400})__/g, '$1');
}
