/** The built-in validations: when they hold, and what they say when they do not. */
import assert from 'node:assert/strict';
import { changeAttribute } from '../../../server/src/runtime/changing.ts';
import { codes, failure, start, value } from './start.ts';

const document = (validation: string) => `
resource Post {
  attributes {
    uuid_primary_key id
    attribute title: string { public? true }
    attribute body: string { public? true }
    attribute email: ci_string { public? true }
    attribute low: integer { public? true }
    attribute high: integer { public? true }
    attribute opens: utc_datetime { public? true }
    attribute closes: utc_datetime_usec { public? true }
  }
  actions {
    create write { accept *  argument repeat: string  argument mode: atom(one_of: [fast, slow])
      validate ${validation} }
    create plain { accept * }
    update edit { accept *  argument mode: atom  validate ${validation} }
  }
}`;

/** The errors of an input that is refused, and whether another one is taken. */
async function check(validation: string, bad: object, expected: readonly string[], good: object) {
  const { runtime } = await start(document(validation));
  assert.deepEqual(await codes(runtime.create('Post', 'write', bad as never)), expected, validation);
  await value(runtime.create('Post', 'write', good as never));
}

const cases: readonly (readonly [string, object, readonly string[], object])[] = [
  ['present([title, body])', { title: 'a' }, ['body required'], { title: 'a', body: 'b' }],
  ['present([title, body], at_least: 1)', {}, ['must_be_present'], { body: 'b' }],
  ['present([title, body], exactly: 1)', { title: 'a', body: 'b' }, ['must_be_present'], { body: 'b' }],
  ['absent(title)', { title: 'a' }, ['title must_be_absent'], {}],
  ['absent([title, body], at_most: 1)', {}, ['must_be_absent'], { title: 'a' }],
  ['attributes_present([title])', {}, ['title required'], { title: 'a' }],
  ['attributes_absent([title])', { title: 'a' }, ['title must_be_absent'], {}],
  ['attribute_equals(title, open)', { title: 'a' }, ['title must_equal'], { title: 'open' }],
  ['attribute_does_not_equal(title, open)', { title: 'open' }, ['title must_not_equal'], {}],
  ['argument_equals(mode, fast)', { mode: 'slow' }, ['mode must_equal'], { mode: 'fast' }],
  ['argument_does_not_equal(mode, fast)', { mode: 'fast' }, ['mode must_not_equal'], { mode: 'slow' }],
  ['argument_in(mode, [slow])', { mode: 'fast' }, ['mode not_one_of'], { mode: 'slow' }],
  ['one_of(title, [a, b])', { title: 'c' }, ['title not_one_of'], { title: 'b' }],
  ['one_of(email, [a])', { email: 'b' }, ['email not_one_of'], { email: 'A' }],
  ['attribute_equals(email, a)', { email: 'b' }, ['email must_equal'], { email: 'A' }],
  ['one_of(title, [a, b])', { title: 'c' }, ['title not_one_of'], {}],
  ['attribute_in(title, [a, b])', {}, ['title not_one_of'], { title: 'b' }],
  [
    'confirm(title, repeat)',
    { title: 'a', repeat: 'b' },
    ['repeat must_confirm'],
    { title: 'a', repeat: 'a' },
  ],
  ['match(title, "^[a-z]+$")', { title: 'A1' }, ['title no_match'], { title: 'a' }],
  ['string_length(title, min: 2, max: 3)', { title: 'a' }, ['title too_short'], { title: '👍👍' }],
  ['string_length(title, exact: 2)', { title: 'abc' }, ['title wrong_length'], {}],
  ['byte_size(title, max: 4)', { title: 'éé1' }, ['title too_long'], { title: 'éé' }],
  ['compare(low, less_than: high)', { low: 2, high: 2 }, ['low must_be_less_than'], { low: 1, high: 2 }],
  [
    'compare(opens, less_than_or_equal_to: closes)',
    { opens: '2026-01-02', closes: '2026-01-01T23:59:59Z' },
    ['opens must_be_less_than_or_equal_to'],
    { opens: '2026-01-01T00:00:00Z', closes: '2026-01-01T00:00:00Z' },
  ],
  [
    'numericality(low, greater_than: 0, less_than: 10, is_not_equal: 5)',
    { low: 5 },
    ['low must_not_equal'],
    { low: 6 },
  ],
  ['compare(low, greater_than_or_equal_to: 3)', { low: 2 }, ['low must_be_greater_than_or_equal_to'], {}],
  ['compare(low, is_nil: false)', {}, ['low required'], { low: 1 }],
  ['compare(low, is_equal: 4)', { low: 3 }, ['low must_equal'], { low: 4 }],
  ['any([present(title), present(body)])', {}, ['title required', 'body required'], { body: 'a' }],
  ['all([present(title), present(body)])', { title: 'a' }, ['body required'], { title: 'a', body: 'b' }],
  ['negate(one_of(title, [a]))', { title: 'a' }, ['title must_not_hold'], { title: 'b' }],
  ['changing(title)', {}, ['title must_change'], { title: 'a' }],
  ['action_is([write, edit])', { other: 1 }, ['other unknown_input'], {}],
];

describe('validations', () => {
  for (const [validation, bad, expected, good] of cases)
    it(validation, () => check(validation, bad, expected, good));

  it('look at the record before the action, and at what changes', async () => {
    const { runtime } = await start(document('data_one_of(title, [draft])'));
    const draft = await value(runtime.create('Post', 'plain', { title: 'draft' }));
    const done = await value(runtime.update('Post', 'edit', draft, { title: 'done' }));
    assert.deepEqual(await codes(runtime.update('Post', 'edit', done, { title: 'draft' })), [
      'title not_one_of',
    ]);
    const other = await start(document('changing(title)'));
    const made = await value(other.runtime.create('Post', 'plain', { title: 'a' }));
    assert.deepEqual(await codes(other.runtime.update('Post', 'edit', made, { title: 'a' })), [
      'title must_change',
    ]);
  });
  it('say what they expect in a sentence, or in that of the document', async () => {
    const sentence = async (validation: string) => {
      const { runtime } = await start(document(validation));
      return (await failure(runtime.create('Post', 'write', { low: 3 }))).errors.map(
        ({ message }) => message,
      );
    };
    assert.deepEqual(await sentence('compare(low, greater_than: 5)'), ['`low` must be greater than 5.']);
    assert.deepEqual(
      await sentence('compare(low, less_than: high) { message "Mind the gap." }\n validate present(high)'),
      ['`high` is required.'],
    );
    assert.deepEqual(await sentence('compare(low, is_equal: 4) { message "Four, please." }'), [
      'Four, please.',
    ]);
    assert.deepEqual(await sentence('present([title, body], at_least: 1)'), [
      'At least 1 of `title`, `body` must be present, not 0.',
    ]);
  });
  it('wait until right before the data store where they say so', async () => {
    const { runtime } = await start(`resource Post {
      attributes { uuid_primary_key id  attribute title: string { public? true } }
      actions { create write { accept [title]  validate present(title) { before_action? true }  change set_new_attribute(title, late) } } }`);
    assert.equal((await value(runtime.create('Post', 'write', {})))['title'], 'late');
  });
  it('for all actions are left out, or wait, where an action says so', async () => {
    const { runtime } = await start(
      `resource Post {
      attributes { uuid_primary_key id  attribute title: string { public? true } }
      identities { identity unique_title: title { field_names [id] } }
      validations { validate present(title) }
      actions { create plain { accept [title] }
        create skip { accept [title]  skip_global_validations? true }
        create delay { delay_global_validations? true  change before_action(name) }
        create blank { delay_global_validations? true } } }`,
      {
        handlers: {
          hooks: { name: { before: (changeset) => changeAttribute(changeset, 'title', 'named') } },
        },
      },
    );
    assert.deepEqual(await codes(runtime.create('Post', 'plain', {})), ['title required']);
    assert.equal((await value(runtime.create('Post', 'skip', {})))['title'], null);
    assert.equal((await value(runtime.create('Post', 'delay', {})))['title'], 'named');
    assert.deepEqual(await codes(runtime.create('Post', 'blank', {})), ['title required']);
    assert.deepEqual(await codes(runtime.create('Post', 'plain', { title: 'named' })), ['id taken']);
  });
});
