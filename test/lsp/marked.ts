/** Texts with marks: `<|>` is a cursor, `<|word|>` a range. */
export interface Marked {
  readonly text: string;
  /** Offsets of the cursors, in text order. */
  readonly cursors: readonly number[];
  /** Offsets of the ranges, in text order. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** The text without its marks, and where they were. */
export function marked(source: string): Marked {
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  let open: number | undefined;
  for (const piece of source.split(/(<\|>|<\||\|>)/)) {
    if (piece === '<|>') cursors.push(text.length);
    else if (piece === '<|') open = text.length;
    else if (piece === '|>') ranges.push({ start: open ?? 0, end: text.length });
    else text += piece;
  }
  return { text, cursors, ranges };
}
