import assert from 'node:assert/strict';
import { createRandom } from '../../../server/src/base/random.ts';
import { chancesOf, learned, noteGain, ordered, type Rewards } from '../../../server/src/evolution/credit.ts';
import { operators } from '../../../server/src/evolution/index.ts';

const ten = operators.slice(0, 10);
const [good, ...others] = ten;
const names = ten.map(({ name }) => name);

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
    const name = ordered(ten, chancesOf(ten, credits), random, new Set())[0]?.name ?? '';
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
  const order = () =>
    ordered(operators, chancesOf(operators, {}), createRandom(5), new Set()).map(({ name }) => name);
  assert.deepEqual(order(), order());
  assert.deepEqual([...order()].sort(), operators.map(({ name }) => name).sort());
});

it('draws the same from the stream whoever is idle', () => {
  const [all, some] = [createRandom(5), createRandom(5)];
  const chances = chancesOf(ten, {});
  const busy = ordered(ten, chances, all, new Set());
  const fewer = ordered(ten, chances, some, new Set(others));
  assert.deepEqual(fewer, [good]);
  assert.equal(busy.length, 10);
  assert.deepEqual(all.state(), some.state());
});
