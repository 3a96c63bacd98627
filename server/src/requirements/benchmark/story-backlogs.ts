/** Backlogs of user stories, one a line, to classes and associations (set `usdm`). */

import type { BenchmarkAdapter } from './adapter.ts';
import { documentOf } from './document-of.ts';
import { understand } from './understand.ts';

/** How plainly a link must be stated to be an association. */
const LEAST_LINK = 0.36;

export const storyBacklogs: BenchmarkAdapter = {
  name: 'usdm',
  predict: (items) =>
    items.map(({ id, text }) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      const specification = understand(documentOf(id, lines), { least: LEAST_LINK });
      const classes = specification.entities.map(({ name }) => name);
      const associations = specification.relationships.map(({ from, to }) => [from, to]);
      return { id, classes, associations };
    }),
};
