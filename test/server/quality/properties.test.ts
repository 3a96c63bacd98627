import assert from 'node:assert/strict';
import type { Candidate } from '../../../server/src/model/candidate.ts';
import type { DomainModel } from '../../../server/src/model/domain-model.ts';
import { createFitness, evaluate, evaluateModel, metrics } from '../../../server/src/quality/index.ts';
import { domains } from '../synthesis/domains.ts';
import { change, modelOf, withoutOne } from './models.ts';

const scoreOn = (model: DomainModel, specification: (typeof domains)['clinic'], metric: string): number =>
  evaluateModel(model, specification).metrics.find((each) => each.metric === metric)?.value ?? Number.NaN;

for (const [name, specification] of Object.entries(domains)) {
  const model = modelOf(specification);

  it(`keeps every score of the ${name} and of its damaged forms in range, with weights that sum to 1`, () => {
    for (const each of [model, ...withoutOne(model), { ...model, resources: [] }])
      for (const spec of [specification, undefined]) {
        const evaluation = evaluateModel(each, spec);
        assert.ok(evaluation.total >= 0 && evaluation.total <= 100);
        const weight = evaluation.metrics.reduce((sum, metric) => sum + metric.weight, 0);
        assert.ok(Math.abs(weight - 1) < 1e-9);
        for (const { metric, value, reasons } of evaluation.metrics) {
          assert.ok(value >= 0 && value <= 1, `${metric} ${value}`);
          assert.ok(reasons.length > 0, metric);
          for (const reason of reasons) assert.match(reason, /[.)]$/, metric);
        }
      }
  });

  it(`never covers more of the ${name} with less`, () => {
    const whole = scoreOn(model, specification, 'coverage');
    for (const less of withoutOne(model)) assert.ok(scoreOn(less, specification, 'coverage') <= whole + 1e-9);
  });

  it(`gives the same score to an equal ${name}, whatever was scored before`, () => {
    const copy: DomainModel = structuredClone(model);
    assert.deepEqual(evaluateModel(copy, specification), evaluateModel(model, specification));
    evaluateModel(model);
    assert.deepEqual(
      evaluateModel(model, structuredClone(specification)),
      evaluateModel(copy, specification),
    );
  });

  it(`is as fit as its score, for the ${name}`, () => {
    const { total } = createFitness(specification)(model);
    assert.ok(Math.abs(total - evaluateModel(model, specification).total) <= 0.05);
  });
}

it('finds each element that a statement asks for when it is gone', () => {
  const model = modelOf(domains.clinic);
  const whole = scoreOn(model, domains.clinic, 'coverage');
  assert.equal(whole > 0.98, true);
  for (const { name } of model.resources.filter((each) => each.name !== 'PractitionerRoom')) {
    const less = { ...model, resources: model.resources.filter((each) => each.name !== name) };
    assert.ok(scoreOn(less, domains.clinic, 'coverage') < whole, name);
  }
});

it('leaves out what it cannot measure without a specification', () => {
  const measured = evaluateModel(modelOf(domains.clinic)).metrics.map(({ metric }) => metric);
  assert.ok(!measured.includes('coverage') && !measured.includes('traceability'));
  assert.ok(measured.length >= 5);
});

it('judges the validity of a text by what the parser found in it, and of a model by what dangles', () => {
  const model = modelOf(domains.shop);
  const candidate: Candidate = { strategy: 'test', model, text: 'x', diagnostics: [], rationale: [] };
  const error = {
    code: 'spark/x',
    severity: 'error',
    message: 'Wrong.',
    span: { start: 0, end: 1 },
    fixes: [],
  } as const;
  const validity = (each: Candidate): number =>
    evaluate(each).metrics.find(({ metric }) => metric === 'validity')?.value ?? -1;
  const values = [[], [error], [error, error]].map((diagnostics) => validity({ ...candidate, diagnostics }));
  assert.equal(values[0], 1);
  assert.ok((values[1] ?? 1) < 0.95 && (values[2] ?? 1) < (values[1] ?? 0));
  const dangling = change(model, 'Order', () => ({
    identities: [{ name: 'i', keys: ['nothing'], satisfies: [] }],
  }));
  assert.ok(validity({ ...candidate, text: '', model: dangling }) < 1);
});

it('names every metric once, with a summary and a source', () => {
  assert.equal(new Set(metrics.map(({ name }) => name)).size, metrics.length);
  assert.ok(metrics.length >= 7);
  for (const { summary, source, weight } of metrics)
    assert.ok(summary.endsWith('.') && source !== '' && weight > 0);
});
