/** Resources as definitions: defaults filled in, and what elements bring along. */
import assert from 'node:assert/strict';
import { read, resource } from './read.ts';

const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);

describe('attributes', () => {
  const post = resource(`
    attributes {
      uuid_primary_key id
      attribute title: string(max_length: 80) { allow_nil? false  public? true  source heading }
      attribute score: decimal(min: 0) { default 1  sensitive? true  filterable? simple_equality }
      attribute tags: array(string(min_length: 2)) { constraints [max_length: 5] }
      attribute day: date { default elixir("&Date.utc_today/0") }
      create_timestamp inserted_at
      update_timestamp updated_at
    }`);
  const attribute = (name: string) => post.attributes.find((each) => each.name === name);

  it('have what the document says, and defaults for the rest', () =>
    assert.deepEqual(attribute('title'), {
      name: 'title',
      source: 'heading',
      type: { name: 'string', constraints: { 'trim?': true, 'allow_empty?': false, max_length: 80 } },
      primaryKey: false,
      allowNil: false,
      writable: true,
      public: true,
      sensitive: false,
      generated: false,
      filterable: true,
      sortable: true,
      selectByDefault: true,
    }));
  it('that are keys and timestamps have what their keyword decides', () => {
    const id = attribute('id');
    assert.deepEqual(
      [id?.primaryKey, id?.allowNil, id?.writable, id?.default],
      [true, false, false, { call: { name: 'uuid', args: {} } }],
    );
    assert.deepEqual(attribute('inserted_at')?.default, { call: { name: 'now', args: {} } });
    assert.equal(attribute('inserted_at')?.updateDefault, undefined);
    assert.deepEqual(attribute('updated_at')?.updateDefault, { call: { name: 'now', args: {} } });
    assert.deepEqual(attribute('day')?.default, { call: { name: 'today', args: {} } });
  });
  it('are two for timestamps, with what these say', () => {
    const text = (attributes: string) =>
      `use ash.resource\nresource A { attributes { uuid_primary_key id  ${attributes} } }`;
    const short = read(text('timestamps { public? true  type utc_datetime }'));
    const options = '{ public? true  type utc_datetime }';
    const long = read(
      text(`create_timestamp inserted_at ${options}  update_timestamp updated_at ${options}`),
    );
    assert.deepEqual(short, long);
    assert.deepEqual(short.problems, []);
  });
  it('have defaults that are values, and constraints from both places', () => {
    assert.deepEqual(attribute('score')?.default, { value: 1 });
    assert.equal(attribute('score')?.filterable, 'simple_equality');
    const tags = attribute('tags')?.type;
    assert.equal(tags?.name, 'array');
    assert.equal(tags?.constraints['max_length'], 5);
    assert.equal(tags?.items?.constraints['min_length'], 2);
  });
});

describe('types that documents make', () => {
  const others = `
    enum_type Priority { value low  value high { label "Urgent" } }
    new_type Code: string(max_length: 4) { constraints [match: "^[a-z]+$"] }
    typed_struct Address { field street: string { allow_nil? false }  field rank: integer { default 3 } }`;
  const post = resource(
    `attributes {
      attribute priority: custom(Priority)
      attribute codes: array(custom(Code))
      attribute address: custom(Address)
    }`,
    others,
  );
  const type = (name: string) => post.attributes.find((each) => each.name === name)?.type;

  it('come to the types that they are made of', () => {
    assert.deepEqual(type('priority')?.constraints['one_of'], ['low', 'high']);
    assert.equal(type('codes')?.items?.constraints['match'], '^[a-z]+$');
    assert.equal(type('codes')?.items?.constraints['max_length'], 4);
  });
  it('keep the fields of structs', () =>
    assert.deepEqual(type('address')?.constraints['fields'], {
      street: {
        type: { name: 'string', constraints: { 'trim?': true, 'allow_empty?': false } },
        'allow_nil?': false,
      },
      rank: { type: { name: 'integer', constraints: {} }, 'allow_nil?': true, default: 3 },
    }));
});

describe('relationships', () => {
  const post = resource(
    `attributes { uuid_primary_key id }
    relationships {
      belongs_to author: User { allow_nil? false  public? true }
      belongs_to editor: User { attribute_public? true  source_attribute edited_by }
      has_many comments: Comment { filter score > 3  sort [score: desc]  limit 5 }
      has_one summary: Comment { destination_attribute summarised_id }
      many_to_many tags: Tag { through PostTag }
    }`,
    `resource User { attributes { uuid_primary_key id } }
    resource Comment { attributes { uuid_primary_key id  attribute score: integer  attribute post_id: uuid  attribute summarised_id: uuid } }
    resource Tag { attributes { uuid_primary_key id } }
    resource PostTag { attributes { uuid_primary_key id  attribute post_id: uuid  attribute tag_id: uuid } }`,
  );
  const relationship = (name: string) => post.relationships.find((each) => each.name === name);

  it('bring their attributes along', () => {
    assert.deepEqual(names(post.attributes), ['id', 'edited_by', 'author_id']);
    const author = post.attributes.find(({ name }) => name === 'author_id');
    assert.deepEqual([author?.allowNil, author?.public], [false, true]);
    assert.equal(relationship('author')?.sourceAttribute, 'author_id');
    assert.equal(relationship('editor')?.sourceAttribute, 'edited_by');
  });
  it('are held by attributes named as Ash names them', () => {
    assert.equal(relationship('comments')?.destinationAttribute, 'post_id');
    assert.equal(relationship('summary')?.destinationAttribute, 'summarised_id');
    const tags = relationship('tags');
    assert.deepEqual(
      [tags?.through, tags?.sourceAttributeOnJoin, tags?.destinationAttributeOnJoin],
      ['PostTag', 'post_id', 'tag_id'],
    );
    assert.equal(relationship('tags_join_assoc')?.destination, 'PostTag');
  });
  it('have conditions over the fields of the other, and an order', () => {
    const comments = relationship('comments');
    assert.deepEqual(comments?.filter, {
      kind: 'operation',
      operator: '>',
      operands: [
        { kind: 'ref', path: ['score'] },
        { kind: 'literal', value: 3 },
      ],
    });
    assert.deepEqual(comments?.sort, [{ field: 'score', direction: 'desc' }]);
    assert.equal(comments?.limit, 5);
  });
});

describe('actions', () => {
  const post = resource(`
    attributes {
      uuid_primary_key id
      attribute title: string { public? true }
      attribute body: string { public? true }
      attribute secret: string
      attribute locked: boolean { public? true  writable? false }
    }
    actions {
      defaults [read, destroy, create: [title]]
      default_accept [body]
      create write { accept *  argument note: string { allow_nil? false } }
      update edit {
        pipe_through tidy { where [present(title)] }
        change set_attribute(body, ^arg(note)) { where [changing(title)] }
        validate present([title, body], at_least: 1) { message "Say something." }
        argument note: string { default "none" }
      }
      update touch { accept [] }
      read search {
        argument text: string
        filter contains(title, ^arg(text))
        filter title != locked_title
        prepare build(sort: [title: desc], limit: 3)
        pagination { keyset? true  default_limit 20 }
      }
      read by_title { get_by [title] }
      action count_words: integer { argument text: string  run elixir_code }
    }
    pipelines { pipeline tidy { change set_new_attribute(title, "untitled")  validate string_length(body, max: 9) } }
    changes { change set_attribute(secret, hush) { on [create] } }
    validations { validate present(title) }`);
  const action = (name: string) => post.actions.find((each) => each.name === name);

  it('are those that are written and those that defaults give', () =>
    assert.deepEqual(names(post.actions), [
      'write',
      'edit',
      'touch',
      'search',
      'by_title',
      'count_words',
      'create',
      'read',
      'destroy',
    ]));
  it('accept what they say, else what is said for all, and * for what is open', () => {
    assert.deepEqual(action('write')?.accept, ['title', 'body']);
    assert.deepEqual(action('edit')?.accept, ['body']);
    assert.deepEqual(action('touch')?.accept, []);
    assert.deepEqual(action('create')?.accept, ['title']);
    assert.deepEqual(action('destroy')?.accept, []);
    assert.equal(action('create')?.primary, true);
  });
  it('do what their pipelines hold in place of them, under both conditions', () => {
    const edit = action('edit');
    assert.deepEqual(
      edit?.changes.map(({ call }) => call.name),
      ['set_new_attribute', 'set_attribute'],
    );
    assert.deepEqual(
      edit?.changes.map(({ where }) => where.map(({ name }) => name)),
      [['present'], ['changing']],
    );
    assert.deepEqual(edit?.changes[1]?.call, {
      name: 'set_attribute',
      args: {
        attribute: 'body',
        value: { expr: { kind: 'template', of: 'arg', path: ['note'] } },
        'set_when_nil?': true,
      },
    });
    assert.equal(edit?.validations[0]?.call.name, 'string_length');
    assert.equal(edit?.validations[1]?.message, 'Say something.');
    assert.deepEqual(edit?.validations[1]?.call.args, { attributes: ['title', 'body'], at_least: 1 });
  });
  it('that read have filters, pages and what is done to the query', () => {
    const search = action('search');
    assert.deepEqual(search?.filters?.[0], {
      kind: 'call',
      name: 'contains',
      args: [
        { kind: 'ref', path: ['title'] },
        { kind: 'template', of: 'arg', path: ['text'] },
      ],
    });
    // A name that is no field stands for itself.
    assert.deepEqual(search?.filters?.[1], {
      kind: 'operation',
      operator: '!=',
      operands: [
        { kind: 'ref', path: ['title'] },
        { kind: 'atom', name: 'locked_title' },
      ],
    });
    assert.deepEqual(search?.preparations[0]?.call.args, { sort: { map: { title: 'desc' } }, limit: 3 });
    assert.deepEqual(search?.pagination, {
      keyset: true,
      offset: false,
      defaultLimit: 20,
      maxPageSize: 250,
      required: true,
      countable: true,
    });
    assert.deepEqual([action('by_title')?.get, action('by_title')?.getBy], [true, ['title']]);
  });
  it('that are generic have a type and what runs', () => {
    assert.equal(action('count_words')?.returns?.name, 'integer');
    assert.deepEqual(action('count_words')?.run, { call: { name: 'elixir_code', args: {} } });
  });
  it('are followed by what holds for all', () => {
    assert.deepEqual(post.changes[0]?.on, ['create']);
    assert.equal(post.validations[0]?.call.name, 'present');
  });
});

describe('calculations and aggregates', () => {
  const post = resource(
    `attributes { uuid_primary_key id  attribute title: string  attribute score: integer }
    relationships { has_many comments: Comment }
    calculations {
      calculate label: string, title <> "!" { public? true }
      calculate above: boolean, score > ^arg(limit) { argument limit: integer { default 3 } }
      calculate joined: string, concat([title, id], ", ")
      calculate discussed: boolean, exists(comments, likes > parent(score))
    }
    aggregates {
      count comment_count: comments { filter likes > 0 }
      max most_likes: comments, likes
    }`,
    'resource Comment { attributes { uuid_primary_key id  attribute likes: integer  attribute post_id: uuid } }',
  );
  it('are expressions or calls', () => {
    const [label, above, joined, discussed] = post.calculations;
    assert.equal(label?.public, true);
    assert.deepEqual(above?.arguments[0]?.default, { value: 3 });
    assert.deepEqual(joined?.calculation, {
      call: { name: 'concat', args: { keys: ['title', 'id'], separator: ', ' } },
    });
    assert.deepEqual(discussed?.calculation, {
      expr: {
        kind: 'call',
        name: 'exists',
        args: [
          { kind: 'ref', path: ['comments'] },
          {
            kind: 'operation',
            operator: '>',
            operands: [
              { kind: 'ref', path: ['likes'] },
              { kind: 'call', name: 'parent', args: [{ kind: 'ref', path: ['score'] }] },
            ],
          },
        ],
      },
    });
  });
  it('sum up along paths', () => {
    const [count, most] = post.aggregates;
    assert.deepEqual([count?.kind, count?.path, most?.field], ['count', ['comments'], 'likes']);
  });
});
