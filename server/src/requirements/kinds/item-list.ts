/**
 * Lists that complete the sentence above them: *Each card has:* with *- a number* and *- a colour* below says what *Each card has a
 * number, a colour* says, and is read so. What a colon announces in full (*the following fields:*) is left as it stands.
 */

/** How a lead-in ends that goes on in its items. */
const OPEN =
  /\b(?:has|have|contains?|includes?|records?|stores?|holds?|comprises?|consists? of|made up of|to|can|may|shall|must|will|with|of|by|for)\s{0,3}:$/i;
/** The mark of an item, with the line break before it. */
const MARK = /\n[ \t]{0,40}(?:[-*•+]|[a-z0-9]{1,3}[.)]|\([a-z0-9]{1,3}\))[ \t]{1,8}(?=\S)/gi;

/** Longest text in which a list is looked for. */
const LONGEST = 4000;

/** The text with such a list as part of its sentence, as long as before. */
export function withItemsJoined(text: string): string {
  if (text.length > LONGEST || !text.includes(':')) return text;
  const marks = [...text.matchAll(MARK)];
  const [first] = marks;
  const lead = first === undefined ? '' : text.slice(0, first.index).trimEnd();
  if (first === undefined || marks.length < 2 || lead.includes('\n') || !OPEN.test(lead)) return text;
  let joined = `${lead.slice(0, -1)} ${' '.repeat(first.index - lead.length)}`;
  marks.forEach((mark, i) => {
    const end = mark.index + mark[0].length;
    const body = text.slice(end, marks[i + 1]?.index ?? text.length);
    const before = joined.trimEnd();
    // An item that ends without a comma gets one in the place of its line break.
    const separates = i > 0 && !/(?:,|\band|\bor)$/.test(before);
    joined += `${separates ? ',' : ' '}${' '.repeat(mark[0].length - 1)}`;
    joined += i < marks.length - 1 ? body.replace(/[;.](?=\s*$)/, ',').replace(/\n/g, ' ') : body;
  });
  return joined;
}
