/** Random expressions of every class over one record, and records for them. Well typed, and otherwise as odd as they come. */
import fc from 'fast-check';
import type { Expr } from '../../../../server/src/model/definition/expression.ts';

/** A resource with a field of every class. */
export const things = `
resource Thing {
  attributes {
    uuid_primary_key id
    attribute n: integer { public? true }
    attribute f: float { public? true }
    attribute d: decimal { public? true }
    attribute s: string(trim?: false, allow_empty?: true) { public? true }
    attribute c: ci_string(trim?: false, allow_empty?: true) { public? true }
    attribute a: atom(one_of: [low, high]) { public? true }
    attribute b: boolean { public? true }
    attribute day: date { public? true }
    attribute m: utc_datetime { public? true }
    attribute u: utc_datetime_usec { public? true }
    attribute words: array(string(trim?: false, allow_empty?: true), nil_items?: true) { public? true }
    attribute numbers: array(integer, nil_items?: true) { public? true }
    attribute meta: map { public? true }
  }
  actions { defaults [read, create: *] }
}`;

const ref = (...path: string[]): Expr => ({ kind: 'ref', path });
const lit = (value: string | number | boolean | null): Expr => ({ kind: 'literal', value });
const call = (name: string, ...args: Expr[]): Expr => ({ kind: 'call', name, args });
const op = (operator: string, ...operands: Expr[]): Expr => ({ kind: 'operation', operator, operands });
const list = (...items: Expr[]): Expr => ({ kind: 'list', items });

const letters = ['a', 'b', 'B', 'A', 'é', '\u{1f600}', '\uffff', ' ', '\t', '%', '_', '"', '\\', 'ab'];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((parts) => parts.join(''));
const whole = fc.integer({ min: -9, max: 9 });
const decimal = fc.constantFrom(0.1, 0.2, 2.675, 1.005, -2.5, 0.5, 1e-7, 12345.678, 0);
const days = fc.constantFrom('2024-02-29', '2026-01-31', '1999-12-31', '2026-03-01');
const moments = fc.constantFrom(
  '2026-01-31T10:00:00.000Z',
  '2024-02-29T23:59:59.999Z',
  '2026-01-31T09:59:59.123Z',
);
const exactMoments = fc.constantFrom(
  '2026-01-31T10:00:00.000000Z',
  '2026-01-31T10:00:00.000001Z',
  '2024-02-29T23:59:59.999999Z',
);
const orNil = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 });

/** A record, with nil in some fields. */
export const record = fc.record({
  n: orNil(whole),
  f: orNil(fc.oneof(decimal, whole)),
  d: orNil(decimal),
  s: orNil(text),
  c: orNil(text),
  a: orNil(fc.constantFrom('low', 'high')),
  b: orNil(fc.boolean()),
  day: orNil(days),
  m: orNil(moments),
  u: orNil(exactMoments),
  words: orNil(fc.array(orNil(text), { maxLength: 3 })),
  numbers: orNil(fc.array(orNil(whole), { maxLength: 3 })),
  meta: orNil(
    fc.record({
      t: fc.oneof(
        text,
        whole,
        fc.constant(null),
        fc.boolean(),
        days,
        moments,
        exactMoments,
        fc.constantFrom('2026-02-30', '2026-02-30T10:00:00Z', '10:00:00'),
      ),
      l: fc.array(fc.oneof(whole, text), { maxLength: 2 }),
    }),
  ),
});

type Made = fc.Arbitrary<Expr>;
const nil = fc.constant(lit(null));
const unit = fc.constantFrom('year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond');

function choice(depth: number, value: (depth: number) => Made): Made {
  const inner = value(depth - 1);
  return fc.oneof(
    fc.tuple(condition(depth - 1), inner, inner).map(([test, one, other]) => call('if', test, one, other)),
    fc
      .tuple(condition(depth - 1), inner, condition(depth - 1), inner)
      .map(([first, one, second, other]) => call('cond', list(list(first, one), list(second, other)))),
  );
}

export function number(depth: number): Made {
  const leaf = fc.oneof(fc.constantFrom(ref('n'), ref('f'), ref('d')), whole.map(lit), decimal.map(lit), nil);
  if (depth <= 0) return leaf;
  const inner = number(depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom('+', '-', '*', '/'), inner, inner).map(([o, l, r]) => op(o, l, r)),
    },
    inner.map((each) => op('-', each)),
    fc
      .tuple(inner, fc.integer({ min: -1, max: 3 }))
      .map(([each, places]) => call('round', each, lit(places))),
    integer(depth - 1),
    choice(depth, number),
  );
}

function integer(depth: number): Made {
  const leaf = fc.oneof(fc.constant(ref('n')), whole.map(lit));
  if (depth <= 0) return leaf;
  const inner = integer(depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(inner, inner).map(([l, r]) => call('rem', l, r)),
    textual(depth - 1).map((each) => call('string_length', each)),
    fc.tuple(textual(depth - 1), textual(0)).map(([l, r]) => call('string_position', l, r)),
    fc.constantFrom(ref('words'), ref('numbers')).map((each) => call('length', each)),
    whole.map((place) => call('at', ref('numbers'), lit(place))),
    fc.constantFrom(ref('words'), ref('numbers')).map((each) => call('count_nils', each)),
    fc.tuple(number(0), textual(0)).map(([l, r]) => call('count_nils', list(l, r, ref('n')))),
    fc.constant(
      call('type', call('get_path', ref('meta'), list(lit('t'))), { kind: 'atom', name: 'integer' }),
    ),
  );
}

export function textual(depth: number): Made {
  const leaf = fc.oneof(
    fc.constantFrom(ref('s'), ref('c'), ref('a')),
    text.map(lit),
    fc.constant<Expr>({ kind: 'atom', name: 'low' }),
    nil,
  );
  if (depth <= 0) return leaf;
  const inner = textual(depth - 1);
  return fc.oneof(
    { weight: 2, arbitrary: leaf },
    fc.tuple(inner, inner).map(([l, r]) => op('<>', l, r)),
    inner.map((each) => call('string_downcase', each)),
    inner.map((each) => call('string_trim', each)),
    fc.tuple(inner, inner, text).map(([l, r, between]) => call('string_join', list(l, r), lit(between))),
    whole.map((place) => call('at', ref('words'), lit(place))),
    integer(0).map((each) => call('type', each, { kind: 'atom', name: 'string' })),
    fc.constant(
      call('type', call('get_path', ref('meta'), list(lit('t'))), { kind: 'atom', name: 'string' }),
    ),
    choice(depth, textual),
  );
}

export function date(depth: number): Made {
  const leaf = fc.oneof(fc.constant(ref('day')), days.map(lit), fc.constant(call('today')));
  if (depth <= 0) return leaf;
  const day = fc.constantFrom('year', 'month', 'week', 'day');
  return fc.oneof(
    leaf,
    fc
      .tuple(date(depth - 1), integer(0), day)
      .map(([l, n, u]) => call('date_add', l, n, { kind: 'atom', name: u })),
    moment(0).map((each) => call('type', each, { kind: 'atom', name: 'date' })),
    fc.constant(call('type', call('get_path', ref('meta'), list(lit('t'))), { kind: 'atom', name: 'date' })),
  );
}

export function moment(depth: number): Made {
  const leaf = fc.oneof(
    fc.constantFrom(ref('m'), ref('u')),
    moments.map(lit),
    exactMoments.map(lit),
    fc.constant(call('now')),
  );
  if (depth <= 0) return leaf;
  return fc.oneof(
    leaf,
    fc
      .tuple(moment(depth - 1), integer(0), unit)
      .map(([l, n, u]) => call('datetime_add', l, n, { kind: 'atom', name: u })),
    fc
      .tuple(fc.constantFrom('ago', 'from_now'), integer(0), unit)
      .map(([f, n, u]) => call(f, n, { kind: 'atom', name: u })),
    fc.oneof(date(0), moment(0)).map((each) => call('start_of_day', each)),
    fc.constant(
      call('type', call('get_path', ref('meta'), list(lit('t'))), { kind: 'atom', name: 'utc_datetime' }),
    ),
  );
}

const classes = [number, textual, date, moment];

export function condition(depth: number): Made {
  const leaf = fc.oneof(fc.constant(ref('b')), fc.boolean().map(lit), nil);
  if (depth <= 0) return leaf;
  const inner = condition(depth - 1);
  const compared = fc
    .constantFrom(...classes)
    .chain((value) =>
      fc
        .tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), value(depth - 1), value(depth - 1))
        .map(([o, l, r]) => op(o, l, r)),
    );
  const texts = fc.tuple(textual(depth - 1), textual(depth - 1));
  return fc.oneof(
    leaf,
    { weight: 4, arbitrary: compared },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom('and', 'or'), inner, inner).map(([o, l, r]) => op(o, l, r)),
    },
    inner.map((each) => op('not', each)),
    fc
      .constantFrom(...classes, condition)
      .chain((value) => value(depth - 1))
      .map((each) => call('is_nil', each)),
    fc
      .tuple(fc.constantFrom('contains', 'string_starts_with', 'string_ends_with'), texts)
      .map(([f, [l, r]]) => call(f, l, r)),
    fc
      .tuple(fc.constantFrom('is_distinct_from', 'is_not_distinct_from'), texts)
      .map(([f, [l, r]]) => call(f, l, r)),
    fc.tuple(textual(0), fc.array(textual(0), { maxLength: 3 })).map(([l, r]) => op('in', l, list(...r))),
    fc
      .tuple(number(0), fc.array(fc.oneof(whole.map(lit), decimal.map(lit)), { maxLength: 3 }))
      .map(([l, r]) => op('in', l, list(...r))),
    fc
      .tuple(moment(0), fc.array(exactMoments.map(lit), { maxLength: 3 }))
      .map(([l, r]) => op('in', l, list(...r))),
    textual(0).map((each) => op('has', ref('words'), each)),
    integer(0).map((each) => op('in', each, ref('numbers'))),
    fc
      .array(orNil(text).map(lit), { maxLength: 2 })
      .map((each) => call('intersects', ref('words'), list(...each))),
  );
}

/** An expression of any class. */
export const expression = fc.oneof(number(3), textual(3), date(2), moment(2), condition(3));
