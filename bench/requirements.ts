/** How fast requirements are read and understood, and how that grows. */
import { specify } from '../server/src/app/specify.ts';
import { requirementsOf } from './documents.ts';
import { type Bench, figure, times } from './measure.ts';

export const requirementsBench: Bench = {
  name: 'requirements',
  run: async () => {
    const figures = [];
    for (const count of [250, 500, 1000, 2000]) {
      const text = requirementsOf(count);
      const taken = await times(5, () => specify({ uri: 'file:///bench.req', text }));
      figures.push(figure(`understand ${count} statements`, taken, 'ms'));
    }
    return figures;
  },
};
