/** Every calculation of the factory's resources: examples, and what it is when there is nothing to calculate with. */
import { deepEqual } from 'node:assert/strict';
import { definitions } from '../../../server/src/factory/generated/definitions.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { forEachDialect } from '../store/suite/dialects.ts';
import { ofAnalysis } from './calculations/analysis.ts';
import type { Examples } from './calculations/example.ts';
import { ofGeneration } from './calculations/generation.ts';
import { ofProjects } from './calculations/projects.ts';
import { ofRequirements } from './calculations/requirements.ts';
import { type Seeded, startSeeded } from './seeded.ts';

const examples: Examples = { ...ofProjects, ...ofRequirements, ...ofGeneration, ...ofAnalysis };

forEachDialect(
  'calculations',
  ({ open }) => {
    let seeded: Seeded;
    before(async () => {
      seeded = await startSeeded(await open());
    });

    for (const [resource, cases] of Object.entries(examples))
      it(`of ${resource}`, async () => {
        for (const { values, with: related = [], expect } of cases) {
          const record = await seeded.seed(resource, values);
          for (const [other, field, its] of related)
            await seeded.seed(other, { ...its, [field]: record['id'] });
          const loaded = await seeded.load(resource, record, Object.keys(expect));
          deepEqual(Object.fromEntries(Object.keys(expect).map((name) => [name, loaded[name]])), expect);
        }
      });

    it('of Individual look at its generation and its run', async () => {
      const run = await seeded.seed('EvolutionRun', { population_size: 10, selection_pressure: 3 });
      const individuals: Row[] = [];
      for (const [position, fitness] of [80, 70, 70, null].entries())
        individuals.push(
          await seeded.seed('Individual', {
            evolution_run_id: run['id'],
            key: `0.${position}`,
            position,
            fitness,
          }),
        );
      const fields = ['diversity_contribution', 'survival_probability'];
      const loaded = await Promise.all(individuals.map((each) => seeded.load('Individual', each, fields)));
      deepEqual(
        loaded.map((each) => each['diversity_contribution']),
        [1, 0.5, 0.5, null],
      );
      // 1 - 0.9³, 0.9³ - 0.8³, …
      deepEqual(
        loaded.map((each) => each['survival_probability']),
        [0.271, 0.217, 0.169, 0.127],
      );
    });

    it('are all tried here', () => {
      const tried = new Set(
        Object.entries(examples).flatMap(([resource, cases]) =>
          cases.flatMap(({ expect }) => Object.keys(expect).map((name) => `${resource}.${name}`)),
        ),
      );
      const all = definitions.resources.flatMap(({ name, calculations }) =>
        calculations.map((each) => `${name}.${each.name}`),
      );
      deepEqual(
        all.filter((name) => !tried.has(name) && !name.startsWith('Individual.')),
        [],
      );
    });
  },
  ['sql.js', 'PostgreSQL'],
);
