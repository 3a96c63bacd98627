import assert from 'node:assert/strict';
import { readModel } from '../../../../server/src/language/spark/index.ts';

/** The model of the resources in a text. */
function resources(text: string) {
  return readModel(`use ash.resource\n${text}`)[0].resources;
}

it('reads options behind commas, and arguments in blocks, as in their usual places', () => {
  const usual = 'resource A { attributes { attribute email: string { allow_nil? false } } }';
  const inline = 'resource A { attributes { attribute email: string, allow_nil?: false } }';
  const block = 'resource A { attributes { attribute { name email  type string  allow_nil? false } } }';
  assert.deepEqual(resources(inline), resources(usual));
  assert.deepEqual(resources(block), resources(usual));
});

it('reads fragments as parts of their element', () => {
  const [whole] = resources('resource A { attributes { attribute a: string } }');
  const [split] = resources('resource A {}\nfragment A: resource { attributes { attribute a: string } }');
  assert.deepEqual(split, whole);
});

it('reads default actions as actions', () => {
  const [found] = resources('resource A { actions { defaults [read, create: [name]]  update read } }');
  assert.deepEqual(
    found?.actions.map(({ kind, name, accept }) => [kind, name, accept]),
    [
      ['update', 'read', []],
      ['create', 'create', ['name']],
    ],
  );
});

it('reads the actions of a policy by name and in a check', () => {
  const actions = (condition: string) =>
    resources(`resource A { policies { policy ${condition} { authorize_if always() } } }`)[0]?.policies[0]
      ?.actions;
  assert.deepEqual(actions('[read, book]'), ['read', 'book']);
  assert.deepEqual(actions('action(book)'), ['book']);
  assert.deepEqual(actions('[action([read, book])]'), ['read', 'book']);
  assert.deepEqual(actions('always()'), []);
});
