/** Where the text of a document names its own statements: `depends on: R7`, `as in R3`. */
import { Kept } from '../../base/kept.ts';
import type { Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import type { Analysis } from './analysis.ts';

/** A place with the statement that it names. */
export interface IdReference {
  readonly span: Span;
  readonly statement: StatementText;
}

const known = new Kept<Analysis, readonly IdReference[]>();

/** All of them in text order, in statements and in their fields; an id in front of its own statement is none. */
export function idReferencesIn(analysis: Analysis): readonly IdReference[] {
  let found = known.get(analysis);
  if (found === undefined) {
    found = find(analysis);
    known.set(analysis, found);
  }
  return found;
}

/** The one at an offset. */
export function idReferenceAt(analysis: Analysis, offset: number): IdReference | undefined {
  return idReferencesIn(analysis).find(({ span }) => span.start <= offset && offset <= span.end);
}

function find({ document, text }: Analysis): readonly IdReference[] {
  const { statements } = document;
  // A plain number is too common a word to be taken for a statement.
  const byId = new Map(
    statements.filter(({ id, idSpan }) => idSpan && /\p{L}/u.test(id)).map((one) => [one.id, one]),
  );
  if (byId.size === 0) return [];
  const places: IdReference[] = [];
  statements.forEach(({ span, fields }, index) => {
    // Fields stand between a statement and the next; their names hold no ids.
    const next = statements[index + 1];
    const end = fields.size > 0 ? (next?.idSpan?.start ?? next?.span.start ?? text.length) : span.end;
    const part = text.slice(span.start, end);
    for (const match of part.matchAll(/[A-Za-z][A-Za-z0-9]{0,15}(?:[-._][A-Za-z0-9]{1,15}){0,5}/g)) {
      const statement = byId.get(match[0]);
      const start = span.start + match.index;
      if (statement) places.push({ span: { start, end: start + match[0].length }, statement });
    }
  });
  return places;
}
