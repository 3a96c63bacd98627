import assert from 'node:assert/strict';
import { createRestartPolicy } from '../../../client/src/server/restart-policy.ts';

const limits = { restarts: 3, milliseconds: 1000 };

function decisions(...times: number[]): boolean[] {
  const policy = createRestartPolicy(limits);
  return times.map((time) => policy.died(time));
}

describe('restart policy', () => {
  it('starts a server again, but not forever', () =>
    assert.deepEqual(decisions(0, 1, 2, 3, 4), [true, true, true, false, false]));

  it('forgets deaths of long ago', () =>
    assert.deepEqual(decisions(0, 600, 900, 1100, 1700), [true, true, true, true, true]));
});
