/** Small and capital letters as the databases tell them apart: A to Z, whatever the locale of a server is. */

/** The text in small letters; letters beyond A to Z stay, as in SQLite and in PostgreSQL's "C" collation. */
export function downcase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The order of texts by code points, which is that of UTF-8 in both databases. JavaScript's `<` goes by UTF-16 units. */
export function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points beyond all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
