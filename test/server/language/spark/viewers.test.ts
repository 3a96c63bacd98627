/** Who looked at what. */
import assert from 'node:assert/strict';
import { Viewers } from '../../../../server/src/language/spark/viewers.ts';

const seen = (names: string[], kinds: string[] = [], roots: object[] = []) => ({
  names: new Set(names),
  kinds: new Set(kinds),
  roots: new Set(roots),
});

it('leads from what was looked at to who looks at it now', () => {
  const viewers = new Viewers();
  const statement = {};
  const first = seen(['a', 'b'], ['resource'], [statement]);
  viewers.enter('one', first, undefined);
  viewers.enter('two', seen(['b']), undefined);
  assert.deepEqual([...viewers.of(['a', 'b'])], ['one', 'two']);
  assert.deepEqual([...viewers.of([statement])], ['one']);
  const second = seen(['a'], ['action']);
  viewers.enter('one', second, first);
  assert.deepEqual([...viewers.of(['b', 'resource', statement])], ['two']);
  assert.deepEqual([...viewers.of(['a'])], ['one']);
  viewers.leave('one', second);
  assert.deepEqual([...viewers.of(['a', 'action'])], []);
});
