/** The shape of a kind of finding: what it is called and documented as, and a check over statements or over the document. */
import type { Diagnostic, DiagnosticKind, Fix } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { RequirementsDocument } from '../../model/requirements.ts';
import type { ReadStatement } from '../specification.ts';
import type { Names } from '../specify/names.ts';
import type { Aspect, Gathered } from './gathered.ts';

/** The whole document with its statements read, as checks across statements see it. */
export interface ReadDocument {
  readonly document: RequirementsDocument;
  readonly statements: readonly ReadStatement[];
  /** Names made one by the glossary. */
  readonly names: Names;
  /** What the statements add to a check. */
  gathered<V>(aspect: Aspect<V>): Gathered<V>;
}

/** A finding on the statement with this index. */
export interface Found {
  readonly statement: number;
  readonly diagnostic: Diagnostic;
}

/** One kind of finding. Exactly one of the checks is there. */
export interface Finding {
  readonly kind: Pick<DiagnosticKind<never>, 'code' | 'severity' | 'docs' | 'offByDefault'>;
  /** Looks at the text of one statement alone: not at its id, its facts or its neighbours, for the result is kept for as long as the text is. */
  inStatement?(read: ReadStatement): readonly Diagnostic[];
  /** Looks at all statements together. */
  inDocument?(document: ReadDocument): readonly Found[];
}

/** Which kinds are looked for, beyond what the kinds themselves say. */
export interface Choice {
  /** Codes of kinds that are left out. */
  readonly disabled?: ReadonlySet<string>;
  /** Codes of kinds that are looked for though they are off by default. */
  readonly enabled?: ReadonlySet<string>;
}

/** Whether a kind is looked for: what is disabled is not, whatever else is said. */
export function isOn({ code, offByDefault }: Finding['kind'], { disabled, enabled }: Choice): boolean {
  if (disabled?.has(code)) return false;
  return offByDefault === undefined || enabled?.has(code) === true;
}

/** The span in the document of `[start, end)` in a statement's text. */
export function place(read: ReadStatement, start: number, end: number): Span {
  const offset = read.statement.source.span.start;
  return { start: offset + start, end: offset + end };
}

/**
 * In the new text of a fix of `inStatement`: what begins the next statement. As a kind sees nothing but the text, it is
 * filled in when the place is known: a line and a free id in the document's style. The fix is left out where there are no ids.
 */
export const NEXT_STATEMENT = '\uE000';
/** Likewise: what begins a field under the statement. The fix is left out where a statement has no place for fields. */
export const NEXT_FIELD = '\uE001';

/** A fix that replaces one span. */
export function replace(title: string, span: Span, newText: string, preferred = false): Fix {
  return { title, edits: [{ span, newText }], ...(preferred ? { preferred } : {}) };
}

/** A fix that takes words out together with the blank (and comma) before them. */
export function remove(
  title: string,
  read: ReadStatement,
  start: number,
  end: number,
  preferred = false,
): Fix {
  const text = read.statement.source.text;
  let from = start;
  let to = end;
  if (from > 0 && /\s/.test(text[from - 1] ?? '')) {
    from--;
    if (text[from - 1] === ',' && /^(?:[.;,]|$)/.test(text.slice(to, to + 1))) {
      from--;
      // *must, if possible, go*: both commas were for these words.
      if (text[to] === ',' && /\b(?:shall|must|will|should|can|may|not)$/.test(text.slice(0, from))) to++;
    }
  } else if (from === 0 && /[,\s]/.test(text[to] ?? '')) {
    while (to < text.length && /[,\s]/.test(text[to] ?? '')) to++;
    const first = text.charAt(to);
    return replace(title, place(read, 0, Math.min(to + 1, text.length)), first.toUpperCase(), preferred);
  }
  return replace(title, place(read, from, to), '', preferred);
}

/** A fix that takes a whole statement out, with its id. */
export function removeStatement(title: string, read: ReadStatement): Fix {
  const { span, idSpan } = read.statement.source;
  const start = idSpan === undefined ? span.start : Math.min(idSpan.start, span.start);
  return replace(title, { start, end: span.end }, '');
}
