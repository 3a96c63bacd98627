/** What a statement says, read over its marks; and the fields of structured requirements as one sentence. */
import type { Span } from '../../base/span.ts';
import { withoutMarks } from './marks.ts';

/** Words before a story that only say that it is one. */
const storyLabel =
  /^(?:user )?stor(?:y|ies)(?: [0-9.]{1,8})?\s{0,4}[:–-]\s{0,20}(?=(?:as|being|in order|i (?:want|need|would)|so that)\b)/i;

/** The text of a stretch, with marks as blanks and without what surrounds it; undefined when nothing is left. */
export function readText(text: string, { start, end }: Span): { text: string; span: Span } | undefined {
  const plain = withoutMarks(text.slice(start, end));
  let from = 0;
  let to = plain.length;
  while (from < to && /\s/.test(plain[from] ?? '')) from++;
  while (to > from && /\s/.test(plain[to - 1] ?? '')) to--;
  from += storyLabel.exec(plain.slice(from, Math.min(to, from + 120)))?.[0].length ?? 0;
  if (from === to) return undefined;
  return { text: plain.slice(from, to), span: { start: start + from, end: start + to } };
}

/**
 * Fields of a structured requirement, in the order in which they make a sentence (Giannakopoulou et al., "Automated
 * formalization of structured natural language requirements", IST 2021).
 */
export const structuredFields: ReadonlySet<string> = new Set([
  'scope',
  'condition',
  'component',
  'shall',
  'probability',
  'timing',
  'response',
]);

/** A field with the places of its name and of its value. */
export interface PlacedField {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value?: Span;
}

/**
 * `component: the pump`, `timing: immediately`, `response: stop` as `the pump shall … stop`: the text from the first value to the
 * last, in which each name gives way to blanks, or to the *shall* that nobody wrote. Undefined without component and response.
 */
export function readStructured(
  text: string,
  fields: readonly PlacedField[],
): { text: string; span: Span } | undefined {
  const own = fields.filter(({ name }) => structuredFields.has(name.toLowerCase()));
  const named = (name: string): PlacedField | undefined =>
    own.find((field) => field.name.toLowerCase() === name);
  const [first, last, component, response] = [own[0], own.at(-1), named('component'), named('response')];
  if (!first?.value || !last?.value || !component?.value || !response?.value) return undefined;
  const span = { start: first.value.start, end: last.value.end };
  const saysShall = /\b(?:shall|must|will|should)\b/i.test(text.slice(component.value.start, span.end));
  let sentence = text.slice(span.start, span.end);
  for (const { nameSpan, value } of fields) {
    if (nameSpan.start < span.start || !value) continue;
    const from = nameSpan.start - span.start;
    const blank = ' '.repeat(value.start - nameSpan.start);
    const asks = nameSpan === response.nameSpan && !saysShall;
    sentence =
      sentence.slice(0, from) +
      (asks ? `shall${blank.slice(5)}` : blank) +
      sentence.slice(from + blank.length);
  }
  return { text: sentence, span };
}
