/** The table that a statement writes to, read off its text: SQLite's update hook is silent on tables without row ids and on whole-table deletes. */

const name = String.raw`(?:(?:"(?:[^"]|"")+"|\w+)\s*\.\s*)?("(?:[^"]|"")+"|\w+)`;
const verb = String.raw`(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)`;
const first = new RegExp(String.raw`^\s*${verb}\s+${name}`, 'i');
/** Behind common table expressions; not the `do update set` of an upsert. */
const later = new RegExp(String.raw`\)\s*${verb}\s+${name}`, 'i');
const definition = new RegExp(
  String.raw`^\s*(?:create|drop|alter)\s+(?:virtual\s+)?table\s+(?:if\s+(?:not\s+)?exists\s+)?${name}`,
  'i',
);

/** `undefined` when it writes to none. What cascades and triggers change on the way is not found here. */
export function writtenTable(sql: string): string | undefined {
  const found = first.exec(sql) ?? definition.exec(sql) ?? (/^\s*with\b/i.test(sql) ? later.exec(sql) : null);
  const table = found?.[1];
  return table?.startsWith('"') ? table.slice(1, -1).replaceAll('""', '"') : table;
}
