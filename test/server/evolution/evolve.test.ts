import assert from 'node:assert/strict';
import { Cancelled, silentHost } from '../../../server/src/base/host.ts';
import { type EvolutionState, evolve, type GenerationReport } from '../../../server/src/evolution/index.ts';
import { printModel, readModel } from '../../../server/src/language/spark/index.ts';
import { createFitness, evaluateModel } from '../../../server/src/quality/index.ts';
import { modelOf } from '../quality/models.ts';
import { clinic, type domains, library, shop } from '../synthesis/domains.ts';
import { damage } from './damage.ts';

const optionsFor = (specification: (typeof domains)['clinic']) => ({
  fitness: createFitness(specification),
  specification,
  population: 30,
  generations: 12,
  seed: 7,
  host: silentHost,
});

for (const [name, specification] of Object.entries({ clinic, library, shop }))
  it(`mends damaged models of the ${name} by most of what the damage cost`, async () => {
    for (const seed of [1, 2, 3]) {
      const whole = modelOf(specification);
      const damaged = damage(whole, seed);
      const lost = evaluateModel(whole, specification).total - evaluateModel(damaged, specification).total;
      const { start, end, best, steps } = await evolve(damaged, {
        ...optionsFor(specification),
        generations: 30,
      });
      assert.ok(end - start > 0.7 * lost, `seed ${seed}: lost ${lost}, won ${end - start}`);
      assert.equal(end, evaluateModel(best, specification).total);
      const gains = steps.reduce((sum, { gain }) => sum + gain, 0);
      assert.ok(Math.abs(gains - (end - start)) < 0.11);
      const [, diagnostics] = readModel(printModel(best));
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      assert.deepEqual(errors, [], `seed ${seed}`);
    }
  });

it('improves a model without knowing its requirements', async () => {
  const damaged = damage(modelOf(clinic), 5);
  const { start, end } = await evolve(damaged, {
    fitness: createFitness(),
    population: 30,
    generations: 15,
    seed: 1,
    host: silentHost,
  });
  assert.ok(end > start + 5, `${start} → ${end}`);
});

it('gives the same run for the same seed, and another for another', async () => {
  const run = async (seed: number) => {
    const reports: GenerationReport[] = [];
    const outcome = await evolve(damage(modelOf(shop), 1), {
      ...optionsFor(shop),
      seed,
      onGeneration: (report) => reports.push(report),
    });
    return { outcome, reports };
  };
  const [first, second, other] = [await run(1), await run(1), await run(2)];
  assert.deepEqual(first, second);
  assert.notDeepEqual(first.reports, other.reports);
});

it('goes on from a saved state as if it had never stopped', async () => {
  for (const seed of [1, 2]) {
    const seedModel = damage(modelOf(shop), seed);
    const options = { ...optionsFor(shop), seed };
    const whole: GenerationReport[] = [];
    const inOne = await evolve(seedModel, {
      ...options,
      generations: 12,
      onGeneration: (report) => whole.push(report),
    });
    const parts: GenerationReport[] = [];
    const onGeneration = (report: GenerationReport) => parts.push(report);
    const half = await evolve(seedModel, { ...options, generations: 5, onGeneration });
    const resume: EvolutionState = JSON.parse(JSON.stringify(half.state));
    const rest = await evolve(seedModel, { ...options, generations: 12, onGeneration, resume });
    assert.deepEqual(parts, whole);
    assert.deepEqual(rest, inOne);
  }
});

it('never loses its best, and reports parents that exist', async () => {
  const reports: GenerationReport[] = [];
  await evolve(damage(modelOf(library), 2), {
    ...optionsFor(library),
    onGeneration: (report) => reports.push(report),
  });
  assert.equal(reports.length, 13);
  reports.forEach(({ number, best, mean, diversity, individuals }, index) => {
    const before = reports[index - 1];
    assert.equal(number, index);
    assert.equal(individuals.length, 30);
    assert.ok(best >= (before?.best ?? 0) && mean <= best && diversity >= 0 && diversity <= 1);
    assert.equal(individuals[0]?.score, best);
    const known = new Set((before ?? reports[0])?.individuals.map(({ id }) => id));
    for (const { parents } of individuals) for (const parent of parents) assert.ok(known.has(parent), parent);
  });
});

it('stops when it is asked to, with the best so far', async () => {
  let generations = 0;
  const outcome = await evolve(damage(modelOf(shop), 1), {
    ...optionsFor(shop),
    onGeneration: () => {
      generations++;
    },
    stop: () => generations > 3,
  });
  assert.equal(outcome.stopped, true);
  assert.equal(outcome.generations, 3);
  assert.ok(outcome.end >= outcome.start);
});

it('keeps the last whole generation when it is cancelled in the middle of one, and can go on from it', async () => {
  let pauses = 0;
  const host = {
    ...silentHost,
    pause: async () => {
      if (++pauses > 15) throw new Cancelled();
    },
  };
  const seedModel = damage(modelOf(shop), 1);
  const cut = await evolve(seedModel, { ...optionsFor(shop), host });
  assert.equal(cut.ending, 'stopped');
  assert.ok(cut.generations > 0 && cut.generations < 12);
  const rest = await evolve(seedModel, { ...optionsFor(shop), resume: cut.state });
  assert.deepEqual(rest, await evolve(seedModel, optionsFor(shop)));
});

it('gives the seed back when it is cancelled at once', async () => {
  const host = {
    ...silentHost,
    pause: async () => {
      throw new Cancelled();
    },
  };
  const seedModel = modelOf(shop);
  const { best, stopped, start, end, steps } = await evolve(seedModel, { ...optionsFor(shop), host });
  assert.deepEqual(
    { stopped, steps, same: best === seedModel, gain: end - start },
    {
      stopped: true,
      steps: [],
      same: true,
      gain: 0,
    },
  );
});

it('ends when nothing has got better for long', async () => {
  const { ending, generations } = await evolve(modelOf(shop), {
    ...optionsFor(shop),
    operators: [],
    generations: 50,
    patience: 4,
  });
  assert.deepEqual({ ending, generations }, { ending: 'converged', generations: 4 });
});

it('refuses a state that it cannot read, and says what to do', async () => {
  const { state } = await evolve(modelOf(shop), { ...optionsFor(shop), generations: 1 });
  const resume = (changed: object) =>
    evolve(modelOf(shop), { ...optionsFor(shop), resume: { ...state, ...changed } as EvolutionState });
  await assert.rejects(resume({ version: 1 }), /Start the evolution anew/);
  await assert.rejects(resume({ resources: [] }), /damaged/);
});

it('writes down what relatives share only once', async () => {
  const { state } = await evolve(modelOf(clinic), optionsFor(clinic));
  const places = state.population.reduce((sum, { resources }) => sum + resources.length, 0);
  assert.ok(state.resources.length < places / 3, `${state.resources.length} of ${places}`);
});
