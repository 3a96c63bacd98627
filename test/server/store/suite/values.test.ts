/** Values of every type go into columns and come back as they were, on every database. */
import { deepEqual, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import type { Database } from '../../../../server/src/store/database.ts';
import { type ColumnName, columnNamed } from '../../../../server/src/store/schema/codec.ts';
import { UnstorableValue } from '../../../../server/src/store/schema/unstorable.ts';
import { bring, table } from '../migration/opened.ts';
import { forEachDialect } from './dialects.ts';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('', "'", '"', '\\', '\n', '?', '$1', '🙂'),
  )
  .filter((value) => value.isWellFormed() && !value.includes('\0'));
const time = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(-24));
const micros = fc
  .tuple(time, fc.integer({ min: 0, max: 999 }))
  .map(([iso, n]) => `${iso.slice(0, -1)}${String(n).padStart(3, '0')}Z`);
// V8 of Node 24 reads the key of `{"\"": 1}` as a backslash once it has seen `{"\\": 1}`: no store's doing.
const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  Object.entries(value).every(([key, member]) => !/[\\"]/.test(key) && isPlain(member));
const json = fc
  .jsonValue({ maxDepth: 3, stringUnit: 'grapheme' })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  .filter((value) => isPlain(value) && !JSON.stringify(value).includes('\\u'));
const key = text.filter((value) => !/[\\"]/.test(value));
const map = fc.dictionary(key, json, { maxKeys: 4, noNullPrototype: true });
const decimal = fc
  .tuple(
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.integer({ min: -20, max: 20 }),
  )
  .map(([digits, exponent]) => Number(`${digits}e${exponent}`));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** A value of each kind of column. */
const values: Readonly<Record<ColumnName, fc.Arbitrary<unknown>>> = {
  string: text,
  ci_string: text,
  atom: text,
  module: text,
  uuid: fc.uuid(),
  uuid_v7: fc.uuid({ version: 7 }),
  duration: fc.constantFrom('P1D', 'PT0.5S'),
  duration_name: fc.constantFrom('day', 'week'),
  integer: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 3 })),
  float: finite.map((value) => value + 0),
  decimal,
  boolean: fc.boolean(),
  date: time.map((iso) => iso.slice(0, 10)),
  time: time.map((iso) => iso.slice(11, 19)),
  time_usec: micros.map((iso) => iso.slice(11, 26)),
  naive_datetime: time.map((iso) => iso.slice(0, -1)),
  utc_datetime: time,
  utc_datetime_usec: micros,
  map,
  struct: map,
  tuple: fc.array(json, { maxLength: 3 }),
  union: map,
  range: map,
  vector: fc.array(
    finite.map((value) => value + 0),
    { maxLength: 3 },
  ),
  array: fc.array(json, { maxLength: 3 }),
  term: json.filter((value) => value !== null),
  keyword: map,
  binary: fc.uint8Array({ maxLength: 40 }),
  url_encoded_binary: fc.uint8Array({ maxLength: 40 }),
};
const names = Object.keys(values) as ColumnName[];
const optional = Object.fromEntries(names.map((name) => [name, fc.option(values[name], { freq: 8 })]));

forEachDialect('values', ({ open }) => {
  let database: Database;
  let id = 0;
  before(async () => {
    database = await open();
    await bring(database, [
      table(
        'things',
        names.map((name) => ({ name: `a_${name}`, type: name })),
      ),
    ]);
  });
  const stored = async (row: Readonly<Record<string, unknown>>) => {
    id++;
    const encoded = names.map((name) => [`a_${name}`, columnNamed(name).encode(row[name], database.dialect)]);
    await database.transaction((db) =>
      db
        .insertInto('things')
        .values({ ...Object.fromEntries(encoded), id })
        .execute(),
    );
    const found = await database.read((db) =>
      db.selectFrom('things').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    return Object.fromEntries(names.map((name) => [name, columnNamed(name).decode(found[`a_${name}`])]));
  };

  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(optional), async (row) => {
        deepEqual(await stored(row), { ...row });
      }),
      { numRuns: 30 },
    );
  });

  it('are found again by what they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(optional), async (row) => {
        await stored(row);
        for (const name of names) {
          const encoded = columnNamed(name).encode(row[name], database.dialect);
          if (encoded === null || columnNamed(name).json) continue;
          const found = await database.read((db) =>
            db
              .selectFrom('things')
              .select('id')
              .where(`a_${name}`, '=', encoded)
              .where('id', '=', id)
              .execute(),
          );
          deepEqual(found.length, 1, `${name} ${String(row[name])}`);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('are in the same order', async () => {
    const ordered: Partial<Record<ColumnName, readonly unknown[]>> = {
      string: ['', 'A', 'Z', 'a', 'z', 'ä', '🙂'],
      utc_datetime: ['0001-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z', '2026-01-01T00:00:00.000Z'],
      decimal: [-10, -9.5, 0, 2, 10],
      boolean: [false, true],
    };
    for (const [name, expected] of Object.entries(ordered)) {
      await database.transaction((db) => db.deleteFrom('things').execute());
      for (const value of expected.toReversed()) await stored({ [name]: value });
      const rows = await database.read((db) =>
        db.selectFrom('things').selectAll().orderBy(`a_${name}`).execute(),
      );
      deepEqual(
        rows.map((row) => columnNamed(name).decode(row[`a_${name}`])),
        expected,
        name,
      );
    }
  });

  it('are refused before anything is written', async () => {
    await rejects(stored({ string: 'a\0' }), UnstorableValue);
    await rejects(stored({ decimal: '1.2345678901234567' }), UnstorableValue);
  });
});
