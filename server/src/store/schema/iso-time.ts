/** Days and times as ISO 8601 text of fixed width, so that the order of the texts is the order of the times. */

/** What of a moment a type keeps, and how many digits of a second. */
export interface TimeForm {
  readonly date: boolean;
  readonly time: boolean;
  /** Ends with `Z`. */
  readonly utc: boolean;
  readonly digits: 0 | 3 | 6;
}

const pattern =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]00(?::?00)?)?$/;

/**
 * The text in the form of a type: what the person or PostgreSQL left out of a fraction is filled with zeros, and digits beyond
 * those that the type keeps are cut off, as Ash does.
 * @returns undefined when it is no such time: another form, a day that no month has, a zone that is not UTC
 */
export function isoTime(text: string, form: TimeForm): string | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = found;
  if ((year !== undefined) !== form.date || (hour !== undefined) !== form.time) return undefined;
  if (zone !== undefined && !form.utc) return undefined;
  if (form.date && !isDay(Number(year), Number(month), Number(day))) return undefined;
  if (form.time && (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)) return undefined;
  const date = form.date ? `${year}-${month}-${day}` : '';
  const time = form.time ? `${hour}:${minute}:${second}` : '';
  const rest = form.digits > 0 ? `.${fraction.slice(0, form.digits).padEnd(form.digits, '0')}` : '';
  return `${date}${form.date && form.time ? 'T' : ''}${time}${rest}${form.utc ? 'Z' : ''}`;
}

/** Days of the Gregorian calendar from year 1, the first that PostgreSQL knows, to the last of four digits. */
function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
