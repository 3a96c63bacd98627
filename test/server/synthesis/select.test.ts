import assert from 'node:assert/strict';
import type { Diagnostic } from '../../../server/src/base/diagnostic.ts';
import { type Judged, select } from '../../../server/src/synthesis/select.ts';

const judged = (strategy: string, values: Record<string, number>, text = 'x', errors = 0): Judged => {
  const metrics = Object.entries(values).map(([metric, value]) => ({
    metric,
    value,
    weight: 0.5,
    reasons: [],
  }));
  const total = Math.round(metrics.reduce((sum, { value }) => sum + 50 * value, 0) * 10) / 10;
  const error: Diagnostic = {
    code: 'spark/test',
    severity: 'error',
    message: '',
    span: { start: 0, end: 0 },
    fixes: [],
  };
  return {
    candidate: {
      strategy,
      model: { name: 'M', resources: [] },
      text,
      diagnostics: Array.from({ length: errors }, () => error),
      rationale: [],
    },
    evaluation: { total, metrics },
  };
};

it('takes the highest total, and says which metrics made the difference and by how much', () => {
  const { choice, reasons } = select([
    judged('a', { coverage: 0.9, naming: 1 }),
    judged('b', { coverage: 1, naming: 0.98 }),
  ]);
  assert.equal(choice.candidate.strategy, 'b');
  assert.deepEqual(reasons, [
    'b has 99.0 of 100 points.',
    'It is 4.0 points ahead of a.',
    'Against a it gains on coverage (5.0 points).',
    'a is better on naming (1.0 points).',
  ]);
});

it('decides equal totals by errors, then length, then name, whatever the order', () => {
  const same = { coverage: 0.5, naming: 0.5 };
  const pairs: [Judged, Judged, RegExp][] = [
    [judged('z', same, 'long'), judged('a', same, 'x', 1), /fewer errors/],
    [judged('z', same, 'x'), judged('a', same, 'longer'), /shorter document/],
    [judged('a', same), judged('z', same), /first by name/],
  ];
  for (const [first, second, reason] of pairs)
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const { choice, reasons } = select(order);
      assert.equal(choice, first);
      assert.match(reasons.join(' '), reason);
    }
});

it('says so when there is one candidate, or none', () => {
  assert.match(select([judged('a', { naming: 1 })]).reasons.join(), /only candidate/);
  assert.throws(() => select([]), /no candidate/);
});
