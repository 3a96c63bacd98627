import assert from 'node:assert/strict';
import { Recent } from '../../../client/src/preview/recent.ts';

describe('recent entries', () => {
  it('keep the newest, and count what was set again as new', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    recent.set('c', 4);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => recent.get(key)),
      [3, undefined, 4],
    );
  });
});
