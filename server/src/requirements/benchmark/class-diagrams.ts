/** Descriptions in prose to classes, attributes, associations and generalizations (set `goldenuml`). */

import { sentences } from '../kinds/segment.ts';
import type { BenchmarkAdapter } from './adapter.ts';
import { documentOf } from './document-of.ts';
import { understand } from './understand.ts';

/** Links weaker than this are no associations here. */
const LEAST_LINK = 0.45;

export const classDiagrams: BenchmarkAdapter = {
  name: 'goldenuml',
  predict: (items) =>
    items.map(({ id, text: raw }) => {
      const text = withoutHeadings(raw);
      const texts = sentences(text)
        .map(([start, end]) => text.slice(start, end))
        .filter((sentence) => !speaksOfExercise(sentence));
      const specification = understand(documentOf(id, texts), { least: LEAST_LINK });
      return {
        id,
        classes: specification.entities.map(({ name, attributes }) => ({
          name,
          attributes: attributes.map((attribute) => attribute.name),
        })),
        associations: specification.relationships.map(({ from, to }) => [from, to]),
        generalizations: specification.generalizations.map(({ sub, super: base }) => [sub, base]),
      };
    }),
};

/** Lines that only name what follows: short, without a full stop, before a line that opens a sentence. */
function withoutHeadings(text: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, i) => {
      const heading = line.trim();
      const before = lines[i - 1]?.trim() ?? '';
      const opens = before === '' || /[.!?:]["”’)]?$/.test(before);
      const next = lines[i + 1]?.trim() ?? '';
      const short = heading.length > 0 && heading.length < 60 && !/[.!?,;]$/.test(heading);
      const alone = /^[\p{Lu}\p{N}"“]/u.test(next) || next === '';
      if (short && opens && alone && !/^[-*•\d]/.test(next)) return '';
      // A colon at the end of a line announces a text of its own.
      return alone && heading.endsWith(':') ? `${heading.slice(0, -1)}.` : line;
    })
    .join('\n');
}

/** What the text says to who models it, and not of what is modelled. */
function speaksOfExercise(sentence: string): boolean {
  return /\b(?:(?:class|use[- ]case|er|entity[- ]relationship|uml) (?:diagrams?|models?)|use cases?|this exercise|your solution|your model)\b/i.test(
    sentence,
  );
}
