/** How fast evolution judges models, and how much it improves the clinic's in the default run. */
import { readFileSync } from 'node:fs';
import { silentHost } from '../server/src/base/host.ts';
import { evolve } from '../server/src/evolution/index.ts';
import { specify } from '../server/src/factory/documents/specify.ts';
import { createFitness } from '../server/src/quality/index.ts';
import { synthesize } from '../server/src/synthesis/index.ts';
import { type Bench, figure } from './measure.ts';

export const evolutionBench: Bench = {
  name: 'evolution',
  run: async () => {
    const uri = new URL('../examples/clinic/clinic.req', import.meta.url);
    const { specification } = specify({ uri: uri.href, text: readFileSync(uri, 'utf8') });
    const { candidates } = await synthesize(specification, {
      strategies: ['template'],
      seed: 1,
      host: silentHost,
    });
    const model = candidates[0]?.model;
    if (!model) throw new Error('The template strategy built no model of the clinic.');
    const speeds: number[] = [];
    const gains: number[] = [];
    for (const seed of [1, 2, 3]) {
      let evaluations = 0;
      const judge = createFitness(specification);
      const began = performance.now();
      const { start, end } = await evolve(model, {
        fitness: (individual) => {
          evaluations++;
          return judge(individual);
        },
        specification,
        seed,
        host: silentHost,
      });
      speeds.push((1000 * evaluations) / (performance.now() - began));
      gains.push(end - start);
    }
    return [
      figure(`evaluations (${model.resources.length} resources)`, speeds, '1/s'),
      figure('gain on the template model of the clinic', gains, 'points'),
    ];
  },
};
