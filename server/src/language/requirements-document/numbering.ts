/** Where an id would be written for a statement that has none, in the way in which its document writes ids. */
import type { Span } from '../../base/span.ts';
import type { IdPlace } from '../../model/requirements.ts';
import type { StatementEntry } from '../generated/ast.ts';
import { placeOf } from './cst.ts';

/** What stands before and behind ids: `**` and `**: `. */
export interface IdStyle {
  readonly before: string;
  readonly after: string;
}

/** How ids are written that nobody wrote yet. */
export const plainIds: IdStyle = { before: '', after: ': ' };

/** How the id of an entry is written; undefined for one without an id, or with nothing but blanks behind it. */
export function idStyleOf(entry: StatementEntry, text: string): IdStyle | undefined {
  const id = placeOf(entry, 'STATEMENT_ID');
  const next = placeOf(entry, 'PRIORITY') ?? placeOf(entry, 'TEXT');
  if (!id || !next) return undefined;
  const bullet = placeOf(entry, 'BULLET');
  const lineStart = bullet?.end ?? text.lastIndexOf('\n', id.start - 1) + 1;
  const before = text.slice(lineStart, id.start).replace(/^[\s>]+/, '');
  const after = text.slice(id.end, next.start);
  return after.trim() === '' || /[\r\n]/.test(after) ? undefined : { before, after };
}

/**
 * The place for the id of an entry without one. A sentence inside a paragraph needs a line of its own for it.
 * @param next where the next statement begins that is not told from this one by anything but its sentence
 */
export function idPlaceOf(entry: StatementEntry, text: string, next: Span | undefined): IdPlace | undefined {
  const own = placeOf(entry, 'TEXT');
  const at = placeOf(entry, 'PRIORITY')?.start ?? own?.start;
  if (!own || at === undefined || placeOf(entry, 'STATEMENT_ID')) return undefined;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lead = text.slice(lineStart, at);
  const startsLine = placeOf(entry, 'BULLET') !== undefined || /^[\s>]*$/.test(lead);
  const margin = /^[ \t>]*/.exec(lead)?.[0] ?? '';
  const between = next && text.slice(own.end, next.start);
  const finished = /[.!?]["”'’)\]*_]*$/.test(text.slice(own.start, own.end).slice(-6));
  const separate =
    between === undefined || /\n[ \t>]*\r?\n/.test(between) || (between.includes('\n') && finished);
  return {
    at,
    before: startsLine ? '' : `\n${margin}`,
    after: '',
    ...(separate || !next ? {} : { breakAt: next.start, break: `\n${margin}` }),
  };
}

/** The place with the marks of a document's ids around the id. */
export function inStyle(place: IdPlace, { before, after }: IdStyle): IdPlace {
  return { ...place, before: place.before + before, after: after + place.after };
}
