/**
 * Pages by keyset: where a page begins is said by the values that the record in front of it is sorted by. Adding and removing
 * records moves nothing, as it does with offsets. (Winand, "We need tool support for keyset pagination", use-the-index-luke.com)
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Query } from '../query.ts';
import { isDescending, nilsFirst } from '../read/compare-records.ts';
import { readFailed } from '../read/failure.ts';
import { writeComparison } from '../sql/compare.ts';
import { type Sql, sql } from '../sql/fragment.ts';
import { nil } from '../sql/operand.ts';
import type { SortKey } from '../sql/order.ts';
import { sortable } from '../sql/order.ts';

/** What a keyset belongs to: with another order, or of another action, it says nothing. */
function seal(query: Query, keys: readonly SortKey[], values: string): string {
  const order = keys.map(({ sort }) => `${sort.field} ${sort.direction}`).join(',');
  const sealed = `${query.resource.name}|${query.action.name}|${order}|${values}`;
  return bytesToHex(sha256(utf8ToBytes(sealed))).slice(0, 16);
}

/** The keyset of a record, as text that means nothing to others. */
export function keysetOf(query: Query, keys: readonly SortKey[], values: readonly unknown[]): string {
  const text = JSON.stringify(values);
  return toBase64Url(`${seal(query, keys, text)}${text}`);
}

/** The values in a keyset. @throws ActionError when it was changed, or belongs to another query */
export function readKeyset(query: Query, keys: readonly SortKey[], keyset: string): readonly unknown[] {
  const refused = () =>
    readFailed(
      query,
      'invalid',
      'invalid_keyset',
      'The keyset was changed, or is one of another query: use one of a page that was read with the same order.',
    );
  const text = fromBase64Url(keyset);
  if (text === undefined) throw refused();
  const values = text.slice(16);
  if (seal(query, keys, values) !== text.slice(0, 16)) throw refused();
  const parsed = JSON.parse(values) as unknown;
  if (!Array.isArray(parsed) || parsed.length !== keys.length) throw refused();
  return parsed;
}

/** That a record comes behind the one with these values, or, `reversed`, in front of it. */
export function beyond(
  keys: readonly SortKey[],
  values: readonly unknown[],
  reversed: boolean,
  dialect: 'sqlite' | 'postgres',
): Sql {
  const alternatives = keys.flatMap((key, at) => {
    const further = furtherSql(key, values[at] ?? null, reversed, dialect);
    if (!further) return [];
    const same = keys.slice(0, at).map((each, index) => sameSql(each, values[index] ?? null, dialect));
    return [sql`(${sql.join([...same, further], sql` and `)})`];
  });
  return alternatives.length > 0 ? sql`(${sql.join(alternatives, sql` or `)})` : sql`1 = 0`;
}

function sameSql({ operand }: SortKey, value: unknown, dialect: 'sqlite' | 'postgres'): Sql {
  if (value === null) return sql`${sortable(operand)} is null`;
  return (
    writeComparison('==', operand, { constant: value }, dialect).sql ??
    nil({ name: 'boolean', constraints: {} }, dialect)
  );
}

function furtherSql(
  { sort, operand, required }: SortKey,
  value: unknown,
  reversed: boolean,
  dialect: 'sqlite' | 'postgres',
): Sql | undefined {
  if (!operand.sql) return undefined;
  const nilsBehind = nilsFirst(sort.direction) === reversed;
  if (value === null) return nilsBehind ? undefined : sql`${operand.sql} is not null`;
  const operator = isDescending(sort.direction) !== reversed ? '<' : '>';
  const further = writeComparison(operator, operand, { constant: value }, dialect).sql;
  if (!further) return undefined;
  return nilsBehind && !required ? sql`(${further} or ${operand.sql} is null)` : further;
}

function toBase64Url(text: string): string {
  const bytes = utf8ToBytes(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (each) => each.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
