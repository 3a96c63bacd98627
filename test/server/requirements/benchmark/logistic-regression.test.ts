import assert from 'node:assert/strict';
import { fitLogistic, probability } from '../../../../bench/understanding/logistic-regression.ts';

/** Examples whose second feature decides in three of four cases, and whose third says nothing. */
const examples = Array.from({ length: 80 }, (_, i) => {
  const tells = i % 2;
  return { features: [1, tells, i % 3], holds: i % 8 < 2 ? tells === 0 : tells === 1 };
});

it('fits weights that give each group its share', () => {
  const weights = fitLogistic(examples, 0.01);
  const share = (tells: number): number => {
    const group = examples.filter(({ features }) => features[1] === tells);
    return group.filter(({ holds }) => holds).length / group.length;
  };
  for (const tells of [0, 1]) {
    const given = probability([1, tells, 1], weights);
    assert.ok(Math.abs(given - share(tells)) < 0.02, `${given} for ${share(tells)}`);
  }
});

it('draws weights to 0 the more, the stronger the ridge', () => {
  const [, loose = 0] = fitLogistic(examples, 0.01);
  const [, tight = 0] = fitLogistic(examples, 10);
  assert.ok(tight > 0 && tight < loose, `${tight} ${loose}`);
});
