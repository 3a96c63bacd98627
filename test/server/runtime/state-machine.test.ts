/** State machines: where records begin, and where each action may lead them. */
import assert from 'node:assert/strict';
import { codes, failure, start, value } from './start.ts';

const document = `
resource Order {
  attributes { uuid_primary_key id  attribute note: string { public? true } }
  state_machine {
    initial_states [draft, imported]
    default_initial_state draft
    extra_states [archived]
    transitions {
      transition confirm { from draft  to confirmed }
      transition ship { from [confirmed, imported]  to shipped }
      transition cancel { from *  to cancelled }
      transition step { from draft  to [confirmed, cancelled] }
      transition step { from confirmed  to shipped }
    }
  }
  actions {
    defaults [read, create: [note]]
    create import { change transition_state(imported) }
    create wrong { change transition_state(shipped) }
    create any { accept [state] }
    update confirm { accept [note]  change transition_state(confirmed) }
    update ship { change transition_state(shipped) }
    update cancel { change transition_state(cancelled) }
    update step { change next_state() }
  }
}`;

describe('state machines', () => {
  it('begin in an initial state', async () => {
    const { runtime } = await start(document);
    assert.equal((await value(runtime.create('Order', 'create', {})))['state'], 'draft');
    assert.equal((await value(runtime.create('Order', 'import', {})))['state'], 'imported');
    assert.deepEqual(await codes(runtime.create('Order', 'wrong', {})), ['state invalid_initial_state']);
    assert.deepEqual(await codes(runtime.create('Order', 'any', { state: 'shipped' })), [
      'state invalid_initial_state',
    ]);
  });
  it('move only along transitions of the action', async () => {
    const { runtime } = await start(document);
    const order = await value(runtime.create('Order', 'create', {}));
    const { errors } = await failure(runtime.update('Order', 'ship', order, {}));
    assert.equal(errors[0]?.message, '`state` cannot go from draft to shipped with ship.');
    await value(runtime.update('Order', 'confirm', order, {}));
    // The record that the caller holds is old: what counts is the state that it is in.
    assert.deepEqual(await codes(runtime.update('Order', 'confirm', order, {})), [
      'state no_matching_transition',
    ]);
    assert.equal((await value(runtime.update('Order', 'ship', order, {})))['state'], 'shipped');
    assert.equal((await value(runtime.update('Order', 'cancel', order, {})))['state'], 'cancelled');
  });
  it('let only one of several callers make a move', async () => {
    const { runtime } = await start(document);
    const order = await value(runtime.create('Order', 'create', {}));
    const moves = await Promise.all(
      Array.from({ length: 5 }, () => runtime.update('Order', 'confirm', order, {})),
    );
    assert.equal(moves.filter(({ ok }) => ok).length, 1);
  });
  it('go to the next state where there is one', async () => {
    const { runtime } = await start(document);
    const order = await value(runtime.create('Order', 'create', {}));
    assert.deepEqual(await codes(runtime.update('Order', 'step', order, {})), ['state ambiguous_transition']);
    await value(runtime.update('Order', 'confirm', order, {}));
    assert.equal((await value(runtime.update('Order', 'step', order, {})))['state'], 'shipped');
    assert.deepEqual(await codes(runtime.update('Order', 'step', order, {})), [
      'state no_matching_transition',
    ]);
  });
});
