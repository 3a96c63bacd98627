/** The table that a statement writes to, read off its text: a hook of SQLite's would cost for each row, and be silent on tables without row ids. */

const name = String.raw`(?:(?:"(?:[^"]|"")+"|\w+)\s*\.\s*)?("(?:[^"]|"")+"|\w+)`;
const verb = String.raw`(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)`;
const first = new RegExp(String.raw`^\s*${verb}\s+${name}`, 'i');
/** Behind common table expressions; not the `do update set` of an upsert. */
const later = new RegExp(String.raw`\)\s*${verb}\s+${name}`, 'i');
const inside = new RegExp(String.raw`(?:\bbegin|;)\s*${verb}\s+${name}`, 'gi');
const definition = new RegExp(
  String.raw`^\s*(?:create|drop|alter)\s+(?:virtual\s+)?table\s+(?:if\s+(?:not\s+)?exists\s+)?${name}`,
  'i',
);

/** `undefined` when it writes to none. What cascades and triggers change on the way is not found here. */
export function writtenTable(sql: string): string | undefined {
  const found = first.exec(sql) ?? definition.exec(sql) ?? (/^\s*with\b/i.test(sql) ? later.exec(sql) : null);
  return found?.[1] && unquoted(found[1]);
}

/** The tables that the statements of a trigger write to. */
export const allWrittenTables = (trigger: string): string[] =>
  [...trigger.matchAll(inside)].map(([, table = '']) => unquoted(table));

const unquoted = (table: string): string =>
  table.startsWith('"') ? table.slice(1, -1).replaceAll('""', '"') : table;
