import { deepEqual, ok } from 'node:assert/strict';
import { ways } from './builds.ts';
import { openIn } from './opening.ts';
import { cutPower } from './power-cuts.ts';

describe('a durable database and power cuts', () => {
  it('loses nothing that was acknowledged, and is never damaged', async () => {
    const { acknowledged, ...result } = await cutPower(100, 1, (files) =>
      openIn(files, { logLimit: 60_000 }),
    );
    deepEqual(result, { lost: 0, corrupt: 0, invented: 0, cuts: 100 });
    ok(acknowledged > 100);
  });

  it('loses nothing with a journal, either', async () => {
    const { acknowledged, ...result } = await cutPower(25, 2, (files) =>
      openIn(files, { ...ways.journal, logLimit: 60_000 }),
    );
    deepEqual(result, { lost: 0, corrupt: 0, invented: 0, cuts: 25 });
    ok(acknowledged > 30);
  });

  it('would be found out if it did not wait for the disk', async () => {
    const { lost, corrupt } = await cutPower(20, 1, async (files) =>
      openIn({ ...files, sync: () => {} }, { logLimit: 60_000 }),
    );
    ok(lost + corrupt > 0);
  });
});
