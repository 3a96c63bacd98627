/** Places in a text: half-open ranges of UTF-16 offsets, the one coordinate every engine uses. */

/** A half-open range `[start, end)` of UTF-16 code units in one document. Edges convert it to lines and columns. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of the text at `span` by `newText`; an insertion when the span is empty. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/** The text after all edits, which must not overlap; they may come in any order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let position = 0;
  for (const { span, newText } of sorted) {
    if (span.start < position)
      throw new Error(`Overlapping edits at offset ${span.start}: this is a bug in the fix.`);
    result += text.slice(position, span.start) + newText;
    position = span.end;
  }
  return result + text.slice(position);
}

/** Whether two spans share at least one code unit, or touch when one is empty. */
export function overlaps(a: Span, b: Span): boolean {
  const empty = a.start === a.end || b.start === b.end;
  return empty ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

/** Of spans from narrow to wide, those that hold the one before them and are wider. */
export function growing(spans: readonly Span[]): Span[] {
  const chain: Span[] = [];
  for (const span of spans) {
    const last = chain.at(-1);
    const holds = last && span.start <= last.start && last.end <= span.end;
    if (!last || (holds && span.end - span.start > last.end - last.start)) chain.push(span);
  }
  return chain;
}
