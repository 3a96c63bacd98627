/** Every type of `ash.types` that values can have, by name. */
import { binary, urlEncodedBinary } from './bytes.ts';
import type { CasterOf } from './caster.ts';
import { duration } from './duration.ts';
import { uuid, uuidV7 } from './ids.ts';
import { term } from './json-value.ts';
import { array, vector } from './lists.ts';
import { atom, boolean, durationName } from './names.ts';
import { decimal, float, integer } from './numbers.ts';
import { range } from './range.ts';
import { map, struct, tuple } from './structures.ts';
import { moduleName, text } from './text.ts';
import { date, naiveDatetime, time, utcDatetime } from './times.ts';
import { union } from './union.ts';

export const types: Readonly<Record<string, CasterOf>> = {
  string: text,
  ci_string: text,
  integer,
  float,
  decimal,
  boolean,
  atom,
  uuid,
  uuid_v7: uuidV7,
  binary,
  url_encoded_binary: urlEncodedBinary,
  date,
  time: time('second'),
  time_usec: time('microsecond'),
  naive_datetime: naiveDatetime,
  utc_datetime: utcDatetime('second'),
  utc_datetime_usec: utcDatetime('microsecond'),
  datetime: utcDatetime('second'),
  duration,
  duration_name: durationName,
  map,
  keyword: map,
  tuple,
  struct,
  union,
  range,
  vector,
  array,
  list: array,
  term,
  module: moduleName,
};
