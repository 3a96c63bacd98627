/** Descriptions in prose to classes, attributes, associations and generalizations (set `goldenuml`). */

import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import { sentences } from '../kinds/segment.ts';
import type { BenchmarkAdapter, BenchmarkItem } from './adapter.ts';
import { documentOf } from './document-of.ts';
import { explainAttributes } from './explain/attributes.ts';
import { explainClasses } from './explain/classes.ts';
import { readDocument } from './explain/document-reading.ts';
import { pairs, records } from './explain/mistake.ts';
import { explainRelationships, type Pair } from './explain/relationships.ts';
import { understand } from './understand.ts';

/** Links weaker than this are no associations here. */
const LEAST_LINK = 0.45;

export const classDiagrams: BenchmarkAdapter = {
  name: 'goldenuml',
  predict: (items) =>
    items.map((item) => {
      const specification = specify(item);
      return {
        id: item.id,
        classes: specification.entities.map(({ name, attributes }) => ({
          name,
          attributes: attributes.map((attribute) => attribute.name),
        })),
        associations: specification.relationships.map(({ from, to }) => [from, to]),
        generalizations: specification.generalizations.map(({ sub, super: base }) => [sub, base]),
      };
    }),
  specify,
  explain: (item, answer) => {
    const reading = readDocument(documentIn(item), { least: LEAST_LINK });
    const all = records(answer, 'classes').map((one) => ({
      name: String(one['name']),
      enumeration: one['kind'] === 'enum',
      attributes: records(one, 'attributes').map(({ name }) => String(name)),
    }));
    const classes = all.filter(({ enumeration }) => !enumeration);
    const related = records(answer, 'associations').flatMap(({ a, b, via }): Pair[] =>
      via === undefined
        ? [[String(a), String(b)]]
        : [
            [String(a), String(via)],
            [String(b), String(via)],
          ],
    );
    const { relationships, generalizations } = reading.specification;
    return [
      ...explainClasses(reading, {
        classes: classes.map(({ name }) => name),
        optional: all.filter(({ enumeration }) => enumeration).map(({ name }) => name),
        attributes: classes.flatMap(({ attributes }) => attributes),
        variants: new Map(),
        loosely: true,
      }),
      ...explainAttributes(reading, classes),
      ...explainRelationships(
        'relationships',
        reading,
        [
          ...relationships.map(({ from, to }) => [from, to] as const),
          ...generalizations.map((one) => [one.sub, one.super] as const),
        ],
        {
          classes: all.map(({ name }) => name),
          relationships: [...related, ...pairs(answer, 'generalizations')],
          optional: [],
          variants: new Map(),
          loosely: true,
        },
      ),
    ];
  },
};

function specify(item: BenchmarkItem): Specification {
  return understand(documentIn(item), { least: LEAST_LINK });
}

/** One statement for each sentence that speaks of what is modelled. */
function documentIn({ id, text: raw }: BenchmarkItem): RequirementsDocument {
  const text = withoutHeadings(raw);
  const texts = sentences(text)
    .map(([start, end]) => text.slice(start, end))
    .filter((sentence) => !speaksOfExercise(sentence));
  return documentOf(id, texts);
}

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
