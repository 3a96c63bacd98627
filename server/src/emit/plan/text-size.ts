/** How wide text is about, where nothing can be drawn to measure it: in shares of the height of the font. */

/** Widths of a common sans serif, a little wide, since what is too narrow is cut off and what is too wide is not seen. */
const widths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijl.,:;'`|!]/, 0.32],
  [/[ftrI()[\]{}/\\ -]/, 0.41],
  [/[mwMW@%]/, 0.95],
  [/\p{Lu}/u, 0.74],
  [/[\u2e80-\uffff]|[\u{10000}-\u{10ffff}]/u, 1.1],
];

/** The width of a line in a font of this size. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widths.find(([of]) => of.test(character))?.[1] ?? 0.62;
  return sum * size;
}

/** The text, cut with an ellipsis where it would be wider. */
export function fitted(text: string, size: number, width: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (widthOf(line, size) <= width) return line;
  const characters = [...line];
  let kept = '';
  let sum = widthOf('…', size);
  for (const character of characters) {
    sum += widthOf(character, size);
    if (sum > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
