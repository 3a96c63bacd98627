/** How values arrive from PostgreSQL: as they do from SQLite, so that one codec reads both. */

/** Types by their numbers in `pg_type`. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  17: bytes,
  20: Number,
  21: Number,
  23: Number,
  700: Number,
  701: Number,
  1700: Number,
};

/** The parser of a type; text for all that SQLite has as text: times, JSON, and what nobody stores. */
export const parserOf = (type: number): ((text: string) => unknown) => parsers[type] ?? ((text) => text);

/** `\x00ff` (bytea_output = hex, the default). */
function bytes(text: string): Uint8Array {
  const value = new Uint8Array((text.length - 2) / 2);
  for (let i = 0; i < value.length; i++) value[i] = Number.parseInt(text.slice(2 + 2 * i, 4 + 2 * i), 16);
  return value;
}
