/** What each type makes of input, and what it says is wrong. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Json } from '../../../server/src/model/definition/expression.ts';
import type { TypeDefinition } from '../../../server/src/model/definition/resource.ts';
import { castInput } from '../../../server/src/runtime/types/cast.ts';
import { CastFailure } from '../../../server/src/runtime/types/caster.ts';
import { types } from '../../../server/src/runtime/types/registry.ts';
import { columnOf } from '../../../server/src/store/schema/codec.ts';

const type = (name: string, constraints: Readonly<Record<string, Json>> = {}, items?: TypeDefinition) => ({
  name,
  constraints,
  ...(items ? { items } : {}),
});

/** The value, or `path code` of each error. */
function cast(definition: TypeDefinition, value: unknown): unknown {
  const result = castInput(definition, value, ['x']);
  return result instanceof CastFailure
    ? result.errors.map(({ path, code }) => `${path.join('.')} ${code}`).join()
    : result;
}

function gives(definition: TypeDefinition, cases: readonly (readonly [unknown, unknown])[]): void {
  for (const [given, expected] of cases) assert.deepEqual(cast(definition, given), expected, String(given));
}

describe('types', () => {
  it('string: trimmed, empty is nil, length in characters that people see', () => {
    gives(type('string', { min_length: 2, max_length: 3 }), [
      [' ab ', 'ab'],
      ['', null],
      [null, null],
      ['a', 'x too_short'],
      ['abcd', 'x too_long'],
      ['👩‍👩‍👧é', '👩‍👩‍👧é'],
      [3, 'x invalid_type'],
      ['a\0b', 'x invalid_text'],
      ['\ud800a', 'x invalid_text'],
    ]);
    gives(type('string', { 'trim?': false, 'allow_empty?': true, match: '^\\s*$' }), [
      ['', ''],
      [' ', ' '],
      ['a', 'x no_match'],
    ]);
    assert.equal(cast(type('ci_string', { casing: 'lower' }), 'ABC'), 'abc');
  });
  it('numbers: also from texts, within bounds, without a sign of zero', () => {
    gives(type('integer', { min: 0, max: 10 }), [
      ['7', 7],
      [-0, 0],
      [1.5, 'x invalid_type'],
      [11, 'x must_be_less_than_or_equal_to'],
      [-1, 'x must_be_greater_than_or_equal_to'],
      ['7a', 'x invalid_type'],
    ]);
    gives(type('integer'), [[2 ** 53, 'x invalid_number']]);
    gives(type('float', { greater_than: 0, less_than: 1 }), [
      [0.5, 0.5],
      ['1e-1', 0.1],
      [0, 'x must_be_greater_than'],
      [1, 'x must_be_less_than'],
      [Number.NaN, 'x invalid_type'],
    ]);
  });
  it('decimal: what is computed is rounded to what is kept, what is written has to fit', () => {
    gives(type('decimal', { scale: 2, precision: 5 }), [
      ['123.45', 123.45],
      ['0.001', 'x too_precise'],
      ['123456', 'x too_precise'],
      ['1.50', 1.5],
    ]);
    gives(type('decimal'), [
      [0.1 + 0.2, 0.3],
      ['0.1234567890123456', 'x too_precise'],
      [1e-7, 1e-7],
    ]);
  });
  it('names: those of a list, with a suggestion', () => {
    const status = type('atom', { one_of: ['draft', 'done'] });
    gives(status, [
      ['draft', 'draft'],
      ['donne', 'x not_one_of'],
      [{}, 'x not_one_of'],
    ]);
    const wrong = castInput(status, 'drat', ['status']) as CastFailure;
    assert.equal(
      wrong.errors[0]?.message,
      '`status` must be one of draft, done, not drat (did you mean draft?).',
    );
    gives(type('boolean'), [
      ['true', true],
      ['0', false],
      [false, false],
      ['yes', 'x invalid_type'],
    ]);
    gives(type('duration_name'), [
      ['day', 'day'],
      ['fortnight', 'x not_one_of'],
    ]);
  });
  it('ids: in small letters with hyphens', () => {
    const v7 = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    gives(type('uuid'), [
      [v7.toUpperCase(), v7],
      [v7.replaceAll('-', ''), v7],
      ['abc', 'x invalid_type'],
    ]);
    gives(type('uuid_v7', { 'strict?': true }), [
      [v7, v7],
      ['0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b', 'x invalid_version'],
    ]);
  });
  it('bytes', () => {
    gives(type('binary'), [['é', new Uint8Array([0xc3, 0xa9])]]);
    gives(type('url_encoded_binary'), [
      ['_-8', new Uint8Array([255, 239])],
      ['+', 'x invalid_type'],
    ]);
  });
  it('days and times: of fixed width, in UTC, cut to what is kept', () => {
    gives(type('date'), [
      ['2026-02-28', '2026-02-28'],
      ['2026-02-30', 'x invalid_type'],
      ['28.2.2026', 'x invalid_type'],
    ]);
    gives(type('time'), [
      ['10:00', '10:00:00'],
      ['10:00:00.5', '10:00:00'],
      ['25:00', 'x invalid_type'],
    ]);
    gives(type('time_usec'), [['10:00:00.5', '10:00:00.500000']]);
    gives(type('utc_datetime'), [
      ['2026-01-31T10:00:00.999Z', '2026-01-31T10:00:00.000Z'],
      ['2026-01-31T01:00:00+02:00', '2026-01-30T23:00:00.000Z'],
      ['2026-01-31', '2026-01-31T00:00:00.000Z'],
      [new Date(0), '1970-01-01T00:00:00.000Z'],
      ['2026-02-30T10:00:00+01:00', 'x invalid_type'],
    ]);
    gives(type('utc_datetime', { cast_dates_as: 'error' }), [['2026-01-31', 'x invalid_type']]);
    gives(type('utc_datetime_usec'), [['2026-01-31 10:00:00.123456Z', '2026-01-31T10:00:00.123456Z']]);
    gives(type('naive_datetime'), [['2026-01-31T10:00', '2026-01-31T10:00:00.000']]);
  });
  it('lengths of time, in units and directions that are allowed', () => {
    gives(type('duration'), [
      ['P1DT2H', 'P1DT2H'],
      ['2 hours, 30 minutes', 'PT2H30M'],
      ['1500 ms', 'PT1.5S'],
      [{ day: 1, hours: 2 }, 'P1DT2H'],
      ['-PT5M', 'PT-5M'],
      ['soon', 'x invalid_type'],
    ]);
    gives(type('duration', { units: ['day'], signs: ['positive'] }), [
      ['P2D', 'P2D'],
      ['PT2H', 'x invalid_unit'],
      ['P-2D', 'x invalid_sign'],
    ]);
  });
  it('maps with fields: paths lead inside, what is unknown is left out', () => {
    const address = type('map', {
      fields: {
        street: { type: 'string', 'allow_nil?': false },
        number: { type: { name: 'integer', constraints: { min: 1 } } },
      },
    });
    gives(address, [
      [
        { street: ' A ', number: '2', other: 1 },
        { street: 'A', number: 2 },
      ],
      [{ number: 0 }, 'x.street required,x.number must_be_greater_than_or_equal_to'],
      ['A 2', 'x invalid_type'],
    ]);
    gives(type('array', { max_length: 2 }, address), [
      [[{ street: 'a' }, { street: '' }], 'x.1.street required'],
      [[1], 'x.0 invalid_type'],
    ]);
    gives(type('map'), [
      [{ a: [1, null] }, { a: [1, null] }],
      [{ a: () => 1 }, 'x.a invalid_type'],
      [{ a: [Number.NaN] }, 'x.a.0 invalid_number'],
    ]);
    gives(type('keyword', { fields: { a: { type: 'integer' } } }), [[[['a', 1]], { a: 1 }]]);
    gives(type('tuple', { fields: { lat: { type: 'float' }, lon: { type: 'float' } } }), [
      [
        [1, '2'],
        [1, 2],
      ],
      [{ lon: 2, lat: 1 }, [1, 2]],
      [[1], 'x invalid_length'],
    ]);
  });
  it('lists', () => {
    const tags = (more: Readonly<Record<string, Json>>) => type('array', more, type('string'));
    gives(tags({ min_length: 1, max_length: 2 }), [
      [['a '], ['a']],
      [[], 'x too_short'],
      [['a', 'b', 'c'], 'x too_long'],
      [['a', null], 'x.1 required'],
      ['a', 'x invalid_type'],
    ]);
    gives(tags({ 'nil_items?': true }), [
      [
        ['a', null],
        ['a', null],
      ],
    ]);
    gives(tags({ 'remove_nil_items?': true, min_length: 1 }), [
      [['a', null, ''], ['a']],
      [[null], 'x too_short'],
    ]);
    gives(type('vector', { dimensions: 2 }), [
      [
        [1, 2],
        [1, 2],
      ],
      [[1], 'x invalid_length'],
    ]);
  });
  it('unions: by name, by tag, or by what fits', () => {
    const either = type('union', {
      types: {
        email: { type: { name: 'map', constraints: {} }, tag: 'kind', tag_value: 'email' },
        number: { type: 'integer' },
        text: { type: 'string' },
      },
    });
    gives(either, [
      [3, { type: 'number', value: 3 }],
      ['a', { type: 'text', value: 'a' }],
      [
        { kind: 'email', to: 'b' },
        { type: 'email', value: { kind: 'email', to: 'b' } },
      ],
      [
        { type: 'text', value: '5' },
        { type: 'text', value: '5' },
      ],
      [true, 'x no_member'],
    ]);
  });
  it('ranges', () => {
    gives(type('range', { inner_type: 'integer', lower: { 'required?': true } }), [
      [
        { lower: 1, upper: 3 },
        { lower: 1, lower_inclusive: true, upper: 3, upper_inclusive: false },
      ],
      [{ lower: 3, upper: 1 }, 'x invalid_bounds'],
      [{ upper: 1 }, 'x.lower required'],
      [[2, 2], 'x empty'],
    ]);
  });
  it('that nobody knows are refused by name', () => {
    assert.throws(() => castInput(type('strng'), 'a', []), /There is no type strng\. Did you mean string\?/);
    assert.throws(() => castInput(type('file'), 'a', []), /cannot be given/);
  });
});

describe('any input to any type', () => {
  const constraints: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
    tuple: { fields: { a: { type: 'string' } } },
    union: { types: { a: { type: 'integer' }, b: { type: 'map' } } },
    range: { inner_type: 'integer' },
  };
  for (const name of Object.keys(types))
    it(`${name}: is an error that says where, or a value that the store keeps and that stays the same`, () =>
      fc.assert(
        fc.property(
          fc.oneof(
            fc.anything(),
            fc.string(),
            fc.constantFrom('toString', 'constructor', '__proto__'),
            fc.date().map(String),
            fc.integer(),
            fc.jsonValue(),
          ),
          (input) => {
            const definition = type(name, constraints[name] ?? {}, type('string'));
            const result = castInput(definition, input, ['x']);
            if (result instanceof CastFailure) {
              assert.ok(result.errors.length > 0);
              for (const { field, path, message } of result.errors)
                assert.ok(field === 'x' && path[0] === 'x' && message.length > 0);
              return;
            }
            const column = columnOf(definition);
            const stored = column.decode(column.encode(result, 'sqlite'));
            assert.deepEqual(stored, result ?? null);
            // What came out of the store goes in again unchanged, so that a record may be given back.
            assert.deepEqual(castInput(definition, stored, ['x']), stored);
          },
        ),
        { numRuns: 30 },
      ));
});
