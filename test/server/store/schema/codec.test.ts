/** What columns take and give back, before any database sees it. */
import { deepEqual, equal, throws } from 'node:assert/strict';
import { columnOf } from '../../../../server/src/store/schema/codec.ts';
import { UnstorableValue } from '../../../../server/src/store/schema/unstorable.ts';

const of = (name: string, constraints = {}) => columnOf({ name, constraints });
const there = (name: string, value: unknown, constraints = {}) =>
  of(name, constraints).encode(value, 'sqlite');

describe('the codec of columns', () => {
  it('times are texts of fixed width', () => {
    equal(there('utc_datetime', '2026-01-31T10:00:00Z'), '2026-01-31T10:00:00.000Z');
    equal(there('utc_datetime', '2026-01-31T10:00:00.1239Z'), '2026-01-31T10:00:00.123Z');
    equal(there('utc_datetime_usec', '2026-01-31T10:00:00.5Z'), '2026-01-31T10:00:00.500000Z');
    equal(
      there('utc_datetime', '2026-01-31T10:00:00Z', { precision: 'microsecond' }),
      '2026-01-31T10:00:00.000000Z',
    );
    equal(there('naive_datetime', '2026-01-31 10:00:00'), '2026-01-31T10:00:00.000');
    equal(there('date', '2024-02-29'), '2024-02-29');
    equal(there('time', '10:00:00'), '10:00:00');
    equal(there('time_usec', '10:00:00.25'), '10:00:00.250000');
    equal(of('utc_datetime').decode('2026-01-31 10:00:00.5'), '2026-01-31T10:00:00.500Z');
  });

  it('days that no calendar has, and zones other than UTC, are refused', () => {
    const bad = { date: ['2026-02-29', '0000-01-01', '2026-13-01', '2026-1-1'], time: ['24:00:00', '10:00'] };
    for (const [name, values] of Object.entries(bad))
      for (const value of values) throws(() => there(name, value), UnstorableValue, value);
    throws(() => there('utc_datetime', '2026-01-31T10:00:00+02:00'), /UTC/);
    throws(() => there('utc_datetime', '2026-01-31'), UnstorableValue);
    throws(() => there('naive_datetime', '2026-01-31T10:00:00Z'), /without a zone/);
  });

  it('numbers that would change on the way are refused', () => {
    throws(() => there('integer', 2 ** 53), /2\^53/);
    throws(() => there('integer', 1.5), UnstorableValue);
    throws(() => there('float', Number.NaN), /finite/);
    throws(() => there('decimal', '1234567890.1234567'), /15 significant digits/);
    throws(() => there('decimal', 1e15 + 1), UnstorableValue);
    equal(there('decimal', '0012.50'), 12.5);
    equal(there('decimal', '1234567890.12345'), 1234567890.12345);
  });

  it('a computed decimal is rounded to the digits that are kept', () => {
    equal(there('decimal', 0.1 + 0.2), 0.3);
    equal(there('decimal', 1 / 3), 0.333333333333333);
    equal(of('decimal').decode(0.1 + 0.2), 0.3);
    equal(of('decimal').decode('12.50'), 12.5);
  });

  it('texts that not every database can hold are refused', () => {
    throws(() => there('string', 'a\0b'), /NUL/);
    throws(() => there('string', '\ud800'), UnstorableValue);
    throws(() => there('map', { a: ['b\0'] }), /NUL/);
    throws(() => there('map', { '\ud800': 1 }), UnstorableValue);
  });

  it('JSON loses nothing silently', () => {
    for (const value of [{ a: Number.NaN }, { a: new Date(0) }, [undefined], { a: () => 1 }, new Map(), 1n])
      throws(() => there('map', value), UnstorableValue);
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    throws(() => there('map', cycle), /nested too deeply/);
    deepEqual(of('array').decode(there('array', [1, { b: null }])), [1, { b: null }]);
  });

  it('nothing is NULL, and NULL is null', () => {
    for (const name of ['string', 'integer', 'map', 'boolean', 'utc_datetime', 'binary']) {
      equal(there(name, undefined), null);
      equal(of(name).decode(null), null);
    }
  });

  it('a boolean is what the dialect has for it', () => {
    equal(of('boolean').encode(true, 'sqlite'), 1);
    equal(of('boolean').encode(true, 'postgres'), true);
    equal(of('boolean').decode(0), false);
    throws(() => there('boolean', 1), UnstorableValue);
  });

  it('types that are no data say what to use', () => {
    throws(() => of('function'), /Use one of string/);
    throws(() => of('toString'), /cannot be stored/);
  });
});
