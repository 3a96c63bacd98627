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
    items.map(({ id, text }) => {
      const texts = sentences(text).map(([start, end]) => text.slice(start, end));
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
