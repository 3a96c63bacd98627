/** Backlogs of user stories, one a line, to classes and associations (set `usdm`). */

import type { RequirementsDocument } from '../../model/requirements.ts';
import type { Specification } from '../../model/specification.ts';
import type { BenchmarkAdapter, BenchmarkItem } from './adapter.ts';
import { documentOf } from './document-of.ts';
import { explainClasses } from './explain/classes.ts';
import { readDocument } from './explain/document-reading.ts';
import { pairs, strings } from './explain/mistake.ts';
import { variantsOf } from './explain/names.ts';
import { explainRelationships } from './explain/relationships.ts';
import { understand } from './understand.ts';

/** How plainly a link must be stated to be an association. */
const LEAST_LINK = 0.36;

export const storyBacklogs: BenchmarkAdapter = {
  name: 'usdm',
  predict: (items) =>
    items.map((item) => {
      const { id } = item;
      const specification = specify(item);
      const classes = specification.entities.map(({ name }) => name);
      const associations = specification.relationships.map(({ from, to }) => [from, to]);
      return { id, classes, associations };
    }),
  specify,
  explain: (item, answer) => {
    const reading = readDocument(documentIn(item), { least: LEAST_LINK });
    const variants = variantsOf(answer['synonyms']);
    const classes = strings(answer, 'classes');
    const optional = strings(answer, 'silverClasses');
    const ours = reading.specification.relationships.map(({ from, to }) => [from, to] as const);
    return [
      ...explainClasses(reading, { classes, optional, attributes: [], variants, loosely: false }),
      ...explainRelationships('associations', reading, ours, {
        classes: [...classes, ...optional],
        relationships: pairs(answer, 'associations'),
        optional: pairs(answer, 'silverAssociations'),
        variants,
        loosely: false,
      }),
    ];
  },
};

function specify(item: BenchmarkItem): Specification {
  return understand(documentIn(item), { least: LEAST_LINK });
}

function documentIn({ id, text }: BenchmarkItem): RequirementsDocument {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return documentOf(id, lines);
}
