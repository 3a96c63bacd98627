/** What runs around an action, in which order, and what is taken back when something fails. */
import assert from 'node:assert/strict';
import { afterAction, afterTransaction, beforeAction } from '../../../server/src/runtime/changing.ts';
import { callerOf } from '../../../server/src/runtime/context.ts';
import type { Handlers } from '../../../server/src/runtime/handlers.ts';
import type { Notification } from '../../../server/src/runtime/notification.ts';
import { ActionError, unwrap } from '../../../server/src/runtime/outcome.ts';
import { codes, failure, start, value } from './start.ts';

const document = (action: string) => `
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true } }
  actions { defaults [read, destroy, create: [title], update: [title]]  ${action} }
}`;

const functions = `
dsl test.functions {
  doc "Functions of these tests."
  extends ash.builtins
  function remember: change { doc "Writes down when it runs." }
  function copy: change { doc "Makes another record with the same title." }
  function fails: change { doc "Fails after the data store." }
  function solvent: validation {
    doc "Refuses one title."
    option title: string { doc "The title." }
  }
  function twice: action { doc "A number twice." }
}
`;

/** Handlers that write down what happens. */
function watched() {
  const seen: string[] = [];
  const handlers: Partial<Handlers> = {
    changes: {
      remember: {
        change: (changeset) => {
          seen.push('change');
          const before = beforeAction(changeset, (later) => {
            seen.push('before');
            return later;
          });
          const after = afterAction(before, (record) => {
            seen.push('after');
            return record;
          });
          return afterTransaction(after, (outcome) => {
            seen.push(outcome.ok ? 'ended well' : 'ended badly');
            return outcome;
          });
        },
      },
      copy: {
        change: (changeset) =>
          afterAction(changeset, async (record, _, context) => {
            const title = `copy of ${String(record['title'])}`;
            unwrap(await context.runtime.create('Post', 'create', { title }, callerOf(context)));
            return record;
          }),
      },
      fails: {
        change: (changeset) =>
          afterAction(changeset, () => {
            throw new ActionError({
              class: 'invalid',
              action: 'Post.broken',
              errors: [{ path: ['title'], field: 'title', code: 'broken', message: 'It broke.' }],
            });
          }),
      },
    },
    validations: {
      solvent: {
        validate: ({ attributes }, { title }) =>
          attributes['title'] === title
            ? { path: ['title'], field: 'title', code: 'poor', message: `Not ${String(title)}.` }
            : undefined,
      },
    },
    hooks: {
      refuses: {
        ended: () => {
          throw new ActionError({
            class: 'invalid',
            action: 'Post.late',
            errors: [{ path: ['title'], field: 'title', code: 'too_late', message: 'Too late.' }],
          });
        },
      },
      stamp: {
        before: (changeset) => ({ ...changeset, attributes: { ...changeset.attributes, title: 'stamped' } }),
        after: (record) => ({ ...record, stamped: true }),
        ended: (outcome) => (outcome.ok ? { ok: true, value: { ...outcome.value, ended: true } } : outcome),
      },
    },
  };
  return { seen, handlers };
}

async function begin(action: string) {
  const { seen, handlers } = watched();
  const text = `${functions}use test.functions\n${document(action)}`;
  const started = await start(text, { handlers });
  const titles = async () =>
    (await started.database.read((db) => db.selectFrom('posts').selectAll().execute()))
      .map(({ title }) => title)
      .sort();
  const heard: Notification[] = [];
  started.runtime.subscribe('*', (notification) => heard.push(notification));
  return { ...started, seen, titles, heard };
}

describe('hooks', () => {
  it('run before and after the data store, and when the transaction has ended', async () => {
    const { runtime, seen } = await begin('create watched { accept [title]  change remember() }');
    await value(runtime.create('Post', 'watched', { title: 'a' }));
    assert.deepEqual(seen, ['change', 'before', 'after', 'ended well']);
  });
  it('hear of a bad end as well', async () => {
    const { runtime, seen, titles } = await begin(
      'create broken { accept [title]  change remember()  change fails() }',
    );
    assert.deepEqual(await codes(runtime.create('Post', 'broken', { title: 'a' })), ['title broken']);
    assert.deepEqual(seen, ['change', 'before', 'after', 'ended badly']);
    assert.deepEqual(await titles(), []);
  });
  it('run by name', async () => {
    const { runtime } = await begin(`create stamped { accept [title]
      change before_transaction(stamp)  change before_action(stamp)  change after_action(stamp)  change after_transaction(stamp) }`);
    const made = await value(runtime.create('Post', 'stamped', { title: 'a' }));
    assert.deepEqual([made['title'], made['stamped'], made['ended']], ['stamped', true, true]);
  });
  it('may give another end, though what was committed stays', async () => {
    const { runtime, titles } = await begin(
      'create late { accept [title]  change after_transaction(refuses) }',
    );
    assert.deepEqual(await codes(runtime.create('Post', 'late', { title: 'a' })), ['title too_late']);
    assert.deepEqual(await titles(), ['a']);
  });
  it('run other actions in the same transaction', async () => {
    const { runtime, titles, heard } = await begin(`create copied { accept [title]  change copy() }
      create broken { accept [title]  change copy()  change fails() }`);
    await value(runtime.create('Post', 'copied', { title: 'a' }));
    assert.deepEqual(await titles(), ['a', 'copy of a']);
    await failure(runtime.create('Post', 'broken', { title: 'b' }));
    assert.deepEqual(await titles(), ['a', 'copy of a']);
    assert.deepEqual(
      heard.map(({ action }) => action),
      ['create', 'copied'],
    );
  });
  it('validations of handlers are told their options', async () => {
    const { runtime } = await begin('create careful { accept [title]  validate solvent(title: "poor") }');
    assert.deepEqual(await codes(runtime.create('Post', 'careful', { title: 'poor' })), ['title poor']);
    await value(runtime.create('Post', 'careful', { title: 'rich' }));
  });
});

describe('transactions', () => {
  it('hold several actions, all or none, and tell of them when they are committed', async () => {
    const { runtime, titles, heard } = await begin('');
    await assert.rejects(
      runtime.transaction(async (inner) => {
        unwrap(await inner.create('Post', 'create', { title: 'a' }));
        throw new Error('enough');
      }),
      /enough/,
    );
    assert.deepEqual([await titles(), heard], [[], []]);
    await runtime.transaction(async (inner) => {
      unwrap(await inner.create('Post', 'create', { title: 'a' }));
      assert.equal(heard.length, 0);
      const { results } = unwrap(await inner.read('Post', 'read', {}));
      assert.equal(results.length, 1);
    });
    assert.deepEqual([await titles(), heard.length], [['a'], 1]);
  });
  it('let hooks at the end wait for the outermost one, except for those of what fails', async () => {
    const { runtime, seen } = await begin(`create watched { accept [title]  change remember() }
      create broken { accept [title]  change remember()  change fails() }`);
    await runtime.transaction(async (inner) => {
      unwrap(await inner.create('Post', 'watched', { title: 'a' }));
      assert.deepEqual(seen.splice(0), ['change', 'before', 'after']);
      await failure(inner.create('Post', 'broken', { title: 'b' }));
      assert.deepEqual(seen.splice(0), ['change', 'before', 'after', 'ended badly']);
    });
    assert.deepEqual(seen, ['ended well']);
  });
  it('go on when an action inside of them fails, without what it did', async () => {
    const { runtime, titles } = await begin(
      'create broken { accept [title]  change copy()  change fails() }',
    );
    await runtime.transaction(async (inner) => {
      await failure(inner.create('Post', 'broken', { title: 'b' }));
      unwrap(await inner.create('Post', 'create', { title: 'c' }));
    });
    assert.deepEqual(await titles(), ['c']);
  });
  it('keep actions apart that are begun at once inside of one', async () => {
    const { runtime, titles } = await begin(
      'create broken { accept [title]  change copy()  change fails() }',
    );
    await runtime.transaction(async (inner) => {
      await Promise.all([
        inner.create('Post', 'create', { title: 'a' }),
        inner.create('Post', 'broken', { title: 'b' }),
        inner.transaction((deeper) => deeper.create('Post', 'create', { title: 'c' })),
      ]);
    });
    assert.deepEqual(await titles(), ['a', 'c']);
  });
});

describe('names that nobody registered', () => {
  it('are refused all at once, when the runtime is made', async () => {
    const text = `${functions}use test.functions\n${document(`
      create one { change remember()  change before_action(nobody) }
      update two { validate solvent(title: "x")  change set_attribute(title, elixir("&Some.code/0")) }
      action three: integer { argument number: integer  run twice }`)}`;
    await assert.rejects(start(text), (error: Error) => {
      const [title, ...lines] = error.message.split('\n');
      assert.equal(title, 'These definitions cannot be run:');
      const expected = [
        /^- Post.one, change remember: Nobody registered a handler of the kind change for remember/,
        /^- Post.one, change before_action: .* nobody registered among the handlers' hooks/,
        /^- Post.two, validate solvent: Nobody registered a handler of the kind validation/,
        /^- Post.two, change set_attribute: Elixir cannot be run here/,
        /^- Post.three: Nobody registered a handler of the kind action for twice/,
      ];
      assert.equal(lines.length, expected.length);
      for (const [index, pattern] of expected.entries()) assert.match(lines[index] ?? '', pattern);
      return true;
    });
  });
  it('are refused for reads, policies and messages as well', async () => {
    const text = `${functions.replace(
      'function twice',
      'function nearby: preparation { doc "P." }\n  function price: calculation { doc "C." }\n  function twice',
    )}
dsl test.checks { doc "Checks."  extends ash.policies  function awake: check { doc "K." } }
use test.functions, test.checks
resource Post {
  attributes { uuid_primary_key id  attribute title: string { public? true }
    attribute size: integer(max: 3) { default 4 }  attribute run: function }
  pub_sub { module App.Endpoint  publish create, [nowhere] }
  calculations { calculate cost: integer, price() }
  policies { policy always() { authorize_if awake() } }
  actions { create create { accept [title] }  read near { prepare nearby() } }
}`;
    await assert.rejects(start(text, { tables: false }), (error: Error) => {
      const [, ...lines] = error.message.split('\n');
      const expected = [
        /Post.size: The default does not fit: `size` must be at most 3/,
        /Post.run: Values of the type function cannot/,
        /Post, pub_sub: A topic can be filled in with attributes, and nowhere is none/,
        /Post.near, preparation nearby: Nobody registered/,
        /Post, calculation cost: Nobody registered/,
        /Post, check awake: Nobody registered/,
      ];
      assert.equal(lines.length, expected.length, error.message);
      for (const [index, pattern] of expected.entries()) assert.match(lines[index] ?? '', pattern);
      return true;
    });
  });
});
