/** Generic actions: a registered function or a reactor does the work. */
import assert from 'node:assert/strict';
import { callerOf } from '../../../server/src/runtime/context.ts';
import { ActionError, unwrap } from '../../../server/src/runtime/outcome.ts';
import { codes, failure, type StartOptions, start, value } from './start.ts';

const document = `
use ash.reactor
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true } }
  actions { defaults [read, create: [title]]
    action twice: integer { argument number: integer(max: 10) { allow_nil? false }
      argument by: integer { default 2 }
      validate compare(number, greater_than: 0)
      run double }
    action fill: integer { argument titles: array(string)  transaction? true  run fill }
    action flow: string { argument name: string  run Greeting }
  }
}
reactor Greeting { input name  step greet { argument name: input(name)  run "&greet/1" } }`;

const options: StartOptions = {
  handlers: {
    actions: {
      double: { run: (input) => Number(input['number']) * Number(input['by']) },
      fill: {
        run: async ({ titles }, _, context) => {
          for (const title of titles as string[]) {
            unwrap(await context.runtime.create('Post', 'create', { title }, callerOf(context)));
            if (title === 'bad') throw new ActionError({ class: 'invalid', action: 'Post.fill', errors: [] });
          }
          return (titles as string[]).length;
        },
      },
    },
  },
  runReactor: async (name, inputs) => ({ ok: true, value: `${name} ${String(inputs['name'])}` }),
};

describe('generic actions', () => {
  it('give what their function gives, for input that is cast', async () => {
    const { runtime } = await start(document, options);
    assert.equal(await value(runtime.call('Post', 'twice', { number: '4' })), 8);
    assert.equal(await value(runtime.call('Post', 'twice', { number: 4, by: 3 })), 12);
    assert.deepEqual(await codes(runtime.call('Post', 'twice', {})), ['number required']);
    assert.deepEqual(await codes(runtime.call('Post', 'twice', { number: 0, x: 1 })), [
      'x unknown_input',
      'number must_be_greater_than',
    ]);
  });
  it('are transactions where they say so', async () => {
    const { runtime } = await start(document, options);
    await failure(runtime.call('Post', 'fill', { titles: ['a', 'bad'] }));
    assert.equal((await value(runtime.read('Post', 'read', {}))).results.length, 0);
    assert.equal(await value(runtime.call('Post', 'fill', { titles: ['a', 'b'] })), 2);
    assert.equal((await value(runtime.read('Post', 'read', {}))).results.length, 2);
  });
  it('run reactors', async () => {
    const { runtime } = await start(document, options);
    assert.equal(await value(runtime.call('Post', 'flow', { name: 'Ada' })), 'Greeting Ada');
  });
  it('that do not exist are a bug of the caller, and told with a suggestion', async () => {
    const { runtime } = await start(document, options);
    assert.throws(() => runtime.call('Post', 'twise', {}), /no action of Post twise\. Did you mean twice\?/);
    assert.throws(() => runtime.call('Pots', 'twice', {}), /no resource Pots\. Did you mean Post\?/);
    assert.throws(() => runtime.create('Post', 'twice', {}), /is of the kind action, not create/);
  });
});
