/** The error for a value that a column cannot give back as it is. */

/** Thrown before anything is written. */
export class UnstorableValue extends Error {
  /** The type of the column. */
  readonly type: string;
  constructor(type: string, value: unknown, detail?: string) {
    super(
      `${shown(value)} cannot be stored as ${type}: ${detail ?? expected[type] ?? 'the value is of another type'}.`,
    );
    this.name = 'UnstorableValue';
    this.type = type;
  }
}

const text = 'it has to be a text without NUL characters and without halves of surrogate pairs';
const moment = 'it has to be a point in time in UTC such as 2026-01-31T10:00:00.000Z';

/** What each kind of column takes, for those that take not everything of a JavaScript type. */
const expected: Readonly<Record<string, string>> = {
  string: text,
  ci_string: text,
  atom: text,
  uuid: text,
  uuid_v7: text,
  integer: 'it has to be a whole number of at most 2^53 - 1',
  float: 'it has to be a finite number',
  decimal: 'it has to be a number of at most 15 significant digits',
  boolean: 'it has to be true or false',
  date: 'it has to be a day such as 2026-01-31',
  time: 'it has to be a time of day such as 10:00:00',
  time_usec: 'it has to be a time of day such as 10:00:00.000000',
  naive_datetime: 'it has to be a day and time without a zone, such as 2026-01-31T10:00:00.000',
  utc_datetime: moment,
  utc_datetime_usec: moment,
  binary: 'it has to be a Uint8Array',
  url_encoded_binary: 'it has to be a Uint8Array',
};

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === 'object') return `A value of the kind ${value?.constructor?.name ?? 'null'}`;
  return String(value);
}
