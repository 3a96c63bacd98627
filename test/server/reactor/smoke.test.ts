import { deepEqual, equal } from 'node:assert/strict';
import { done, fail, sqlJournal } from '../../../server/src/reactor/index.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { engineOf, input, reactor, result, work } from './workshop.ts';

for (const durable of [false, true])
  it(`runs, and undoes in reverse order of completion (${durable})`, async () => {
    const undone: string[] = [];
    const journal = durable ? await sqlJournal(await openMemoryDatabase()) : undefined;
    const step = (name: string) => ({
      run: () => done(name),
      undo: () => {
        undone.push(name);
        return undefined;
      },
    });
    const { engine } = engineOf({
      ...(journal ? { journal } : {}),
      reactors: [
        reactor('Good', [work('a', { x: input('x') }), work('b', { a: result('a') })], {
          inputs: [{ name: 'x' }],
        }),
        reactor('Bad', [work('a'), work('b', { a: result('a') }), work('c', { b: result('b') })]),
      ],
      handlers: { a: step('a'), b: step('b'), c: { run: () => fail('no') } },
    });
    const good = await engine.run('Good', { x: 1 });
    deepEqual(good.value, 'b');
    const bad = await engine.run('Bad', {});
    equal(bad.state, 'failed');
    deepEqual(undone, ['b', 'a']);
  });
