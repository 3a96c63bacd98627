/** Functions of numbers. All calculate with doubles, so that every database and the memory give the same bits. */
import { sql } from '../../sql/fragment.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionFunction } from '../function.ts';
import { types } from '../value-class.ts';

/** Two units in the last place, so that 2.675, which a double holds a bit too small, is a half (IEEE 754). */
const nudge = 1 + 2 ** -51;

/** Half away from zero, as `Decimal.round` does by default. */
function roundTo(value: number, places: number): number {
  const scale = 10 ** Math.abs(places);
  const size = Math.abs(value);
  const rounded =
    places >= 0
      ? Math.floor(size * scale * nudge + 0.5) / scale
      : Math.floor((size / scale) * nudge + 0.5) * scale;
  return value < 0 ? -rounded || 0 : rounded;
}

export const numberFunctions: Readonly<Record<string, ExpressionFunction>> = {
  round: {
    takes: ['number', 'number'],
    returns: () => types.decimal,
    evaluate: ([value, places = 0]) => roundTo(Number(value), Number(places)),
    write: ([value], { constants, dialect, bind }) => {
      const places = constants[1] ?? 0;
      if (typeof places !== 'number' || !Number.isInteger(places))
        throw new ExpressionError('In SQL, round takes a whole number that does not depend on the record.');
      const scale = bind(10 ** Math.abs(places), types.float);
      const size =
        dialect === 'sqlite'
          ? sql`abs(cast(${value} as real))`
          : sql`abs(cast(${value} as double precision))`;
      const scaled = sql`(${places >= 0 ? sql`${size} * ${scale}` : sql`${size} / ${scale}`})`;
      const half = sql`(${scaled} * ${bind(nudge, types.float)} + ${bind(0.5, types.float)})`;
      // Beyond 2^53 there are whole numbers only, and soon no integers of SQLite.
      const whole =
        dialect === 'sqlite'
          ? sql`(case when ${half} < 9007199254740992.0 then cast(cast(${half} as integer) as real) else ${half} end)`
          : sql`floor(${half})`;
      const rounded = places >= 0 ? sql`${whole} / ${scale}` : sql`${whole} * ${scale}`;
      return sql`(case when ${value} < 0 then -(${rounded}) else ${rounded} end)`;
    },
  },
  rem: {
    takes: ['number', 'number'],
    returns: () => types.integer,
    evaluate: ([value, divisor]) => {
      if (!Number.isInteger(value) || !Number.isInteger(divisor)) throw wholeOnly();
      return divisor === 0 ? null : Number(value) % Number(divisor) || 0;
    },
    write: ([value, divisor], { dialect, types: given }) => {
      if (given.some((type) => type?.name !== 'integer')) throw wholeOnly();
      return dialect === 'sqlite'
        ? sql`(cast(${value} as integer) % cast(${divisor} as integer))`
        : sql`(cast(${value} as bigint) % nullif(cast(${divisor} as bigint), 0))`;
    },
  },
  minus: {
    takes: ['number'],
    returns: ([type]) => type,
    evaluate: ([value]) => -Number(value) || 0,
    write: ([value]) => sql`(-${value})`,
  },
};

const wholeOnly = () => new ExpressionError('rem takes whole numbers only. Round what it is given.');
