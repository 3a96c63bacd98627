import assert from 'node:assert/strict';
import { createRandom } from '../../../server/src/base/random.ts';
import { learned, noteGain, ordered, type Rewards } from '../../../server/src/evolution/credit.ts';
import { operators } from '../../../server/src/evolution/index.ts';

const [good, ...others] = operators.slice(0, 10);
const names = operators.slice(0, 10).map(({ name }) => name);

function afterGenerations(count: number): Record<string, number> {
  let credits: Record<string, number> = {};
  for (let generation = 0; generation < count; generation++) {
    const rewards: Rewards = new Map();
    for (const name of names) noteGain(rewards, name, name === good?.name ? 2 : -1);
    credits = learned(credits, rewards);
  }
  return credits;
}

it('tries what brought something first, and the others still', () => {
  const credits = afterGenerations(20);
  const random = createRandom(1);
  const first = new Map<string, number>();
  for (let round = 0; round < 1000; round++) {
    const name = ordered(operators.slice(0, 10), credits, random)[0]?.name ?? '';
    first.set(name, (first.get(name) ?? 0) + 1);
  }
  assert.ok((first.get(good?.name ?? '') ?? 0) > 500);
  for (const { name } of others) assert.ok((first.get(name) ?? 0) > 10, name);
});

it('forgets what brought nothing for long', () => {
  let credits = afterGenerations(20);
  for (let generation = 0; generation < 10; generation++)
    credits = learned(
      credits,
      new Map([
        [good?.name ?? '', 0],
        [others[0]?.name ?? '', 1],
      ]),
    );
  assert.ok((credits[others[0]?.name ?? ''] ?? 0) > 0.9);
  assert.ok((credits[good?.name ?? ''] ?? 1) < 0.1);
});

it('treats all alike before any was tried, and draws the same order from the same stream', () => {
  const order = () => ordered(operators, {}, createRandom(5)).map(({ name }) => name);
  assert.deepEqual(order(), order());
  assert.deepEqual([...order()].sort(), operators.map(({ name }) => name).sort());
});
