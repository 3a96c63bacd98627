import assert from 'node:assert/strict';
import { netEffect } from '../../../server/src/evolution/net-effect.ts';
import type { DomainModel } from '../../../server/src/model/domain-model.ts';
import { createFitness } from '../../../server/src/quality/index.ts';
import { withoutAttribute } from '../../../server/src/synthesis/edit/remove.ts';
import { renameResource } from '../../../server/src/synthesis/edit/rename.ts';
import { change, modelOf } from '../quality/models.ts';
import { clinic, domains } from '../synthesis/domains.ts';
import { damage } from './damage.ts';

const fitness = createFitness(clinic);
const whole = modelOf(clinic);
const descriptions = (seed: DomainModel, best: DomainModel) =>
  netEffect(seed, best, fitness).steps.map(({ description }) => description);

it('says what was added, with its name and statements', () => {
  const seed = change(whole, 'Room', (each) => withoutAttribute(each, 'floor'));
  assert.match(descriptions(seed, whole).join('\n'), /^Add the attribute Room\.floor \(R14\)/);
});

it('says that a resource was renamed rather than lost and found', () => {
  const seed = renameResource(whole, 'Invoice', 'Invoices');
  assert.match(descriptions(seed, whole).join('\n'), /^Rename Invoices to Invoice\b/);
});

it('takes back what made nothing better', () => {
  const seed = change(whole, 'Room', (each) => withoutAttribute(each, 'floor'));
  const best = change(whole, 'Patient', (each) => ({
    attributes: each.attributes.map((own) => (own.name === 'name' ? { ...own, public: false } : own)),
  }));
  const { model, steps } = netEffect(seed, best, fitness);
  assert.deepEqual(
    model.resources.find(({ name }) => name === 'Patient'),
    seed.resources.find(({ name }) => name === 'Patient'),
  );
  assert.ok(steps.every(({ description }) => !description.includes('Patient')));
});

it('has no steps when nothing got better', () => {
  assert.deepEqual(netEffect(whole, whole, fitness), { model: whole, steps: [] });
  const shuffled = { ...whole, resources: [...whole.resources].reverse() };
  assert.deepEqual(netEffect(whole, shuffled, fitness).steps, []);
});

it('leads from the seed to something as good as the best, with gains that add up', () => {
  for (const [name, specification] of Object.entries(domains))
    for (const seed of [1, 2, 3]) {
      const score = createFitness(specification);
      const best = modelOf(specification);
      const start = damage(best, seed);
      const { model, steps } = netEffect(start, best, score);
      const gains = steps.reduce((sum, { gain }) => sum + gain, 0);
      assert.ok(score(model).total >= score(best).total - 1e-6, name);
      assert.ok(Math.abs(score(start).total + gains - score(model).total) < 1e-6, name);
      for (const { description, operator } of steps) {
        assert.match(description, /^[A-Z].*\w/);
        assert.match(operator, /^[a-z_]+$/);
      }
    }
});
