/** How fast requirements are read and understood, and how that grows. */
import { specify } from '../server/src/app/specify.ts';
import { requirementsOf } from './documents.ts';
import { type Bench, figure, times } from './measure.ts';

export const requirementsBench: Bench = {
  name: 'requirements',
  run: async () => {
    const figures = [];
    for (const count of [250, 500, 1000, 2000]) {
      // Another text each time: what was read before is remembered.
      let seed = count;
      const taken = await times(5, () =>
        specify({ uri: 'file:///bench.req', text: requirementsOf(count, ++seed) }),
      );
      figures.push(figure(`understand ${count} statements, cold`, taken, 'ms'));
    }
    const text = requirementsOf(500);
    let edits = 0;
    const edited = await times(15, () =>
      specify({ uri: 'file:///bench.req', text: `${text}R501: Edit ${++edits} has a name.\n` }),
    );
    figures.push(
      figure('understand 500 statements again after an edit of one', edited, 'ms', { target: '< 50' }),
    );
    return figures;
  },
};
