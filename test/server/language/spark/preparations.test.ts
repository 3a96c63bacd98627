/** What looking for a name asks of all documents, bit by bit. */
import assert from 'node:assert/strict';
import {
  checkIn,
  createWorkspace,
  parseSpark,
  preparations,
  withDocument,
} from '../../../../server/src/language/spark/index.ts';

const definition = (doc: string) =>
  parseSpark(
    `dsl shop { entity box { doc "${doc}"  arg name: atom { unique true } } }`,
    'file:///shop.spark',
  );

const boxes = Array.from({ length: 5 }, (_, index) =>
  parseSpark(`use shop\nbox Box${index}`, `file:///box${index}.spark`),
);

it('takes a step for each document of which it does not know yet what it declares', () => {
  const workspace = createWorkspace([definition('A box.'), ...boxes]);
  const steps = () => [...preparations(workspace)].length;
  assert.equal(steps(), 6);
  assert.equal(steps(), 0);
});

it('takes none for what is bound, and all of them again when a definition is another', () => {
  const workspace = createWorkspace([definition('A box.'), ...boxes]);
  for (const document of workspace.documents) assert.deepEqual(checkIn(workspace, document), []);
  assert.equal([...preparations(workspace)].length, 0);
  const after = withDocument(workspace, definition('A box of wood.'));
  assert.equal([...preparations(after)].length, 6);
});
