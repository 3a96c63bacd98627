/** Requirements to the labels functional and quality (set `fq-class`). */
import { classify } from '../kinds/quality-class.ts';
import type { BenchmarkAdapter } from './adapter.ts';
import { explainClass } from './explain/labels.ts';
import { statementOf } from './statement-of.ts';

export const functionalQuality: BenchmarkAdapter = {
  name: 'fq-class',
  predict: (items) =>
    items.map(({ id, text }) => {
      const { functional, quality } = classify(statementOf(id, text));
      return { id, functional: functional ? 1 : 0, quality: quality ? 1 : 0 };
    }),
  explain: ({ id, text }, answer) => explainClass(statementOf(id, text), answer),
};
