/** What the extensions of resources say: policies, state machines, publications, tables, tenants, fragments, domains. */
import assert from 'node:assert/strict';
import { read, resource } from './read.ts';

const attributes =
  'attributes { uuid_primary_key id  attribute title: string { public? true }  attribute org: uuid }';

describe('policies', () => {
  const post = resource(`${attributes}
    actions { defaults [read, destroy] }
    policies {
      default_access_type strict
      bypass actor_attribute_equals(role, admin) { authorize_if always() }
      policy_group actor_present() {
        policy [read, action_type(update)] { access_type filter  authorize_if title == ^actor(name)  forbid_unless selecting(title) }
        policy { description "All."  forbid_if never() }
      }
    }
    field_policies { field_policy [title], org == ^actor(org.id) { authorize_unless actor_absent() } }`);

  it('are in order, groups taken apart', () =>
    assert.deepEqual(
      post.policies?.map(({ bypass, accessType, condition }) => [
        bypass,
        accessType,
        condition.map((each) => ('call' in each ? each.call.name : 'expr')),
      ]),
      [
        [true, 'strict', ['actor_attribute_equals']],
        [false, 'filter', ['actor_present', 'action', 'action_type']],
        [false, 'strict', ['actor_present']],
      ],
    ));
  it('name actions, checks and conditions over the record', () => {
    const [, second] = post.policies ?? [];
    assert.deepEqual(second?.condition[1], { call: { name: 'action', args: { name: ['read'] } } });
    assert.deepEqual(second?.checks[0], {
      effect: 'authorize_if',
      check: {
        expr: {
          kind: 'operation',
          operator: '==',
          operands: [
            { kind: 'ref', path: ['title'] },
            { kind: 'template', of: 'actor', path: ['name'] },
          ],
        },
      },
    });
    assert.equal(second?.checks[1]?.effect, 'forbid_unless');
  });
  it('of fields say for which', () => {
    const [field] = post.fieldPolicies ?? [];
    assert.deepEqual(field?.fields, ['title']);
    assert.deepEqual(
      field?.condition.map((each) => 'expr' in each && each.expr.kind),
      ['operation'],
    );
  });
  it('are absent where nobody is asked, and empty where nobody may', () => {
    assert.equal(resource(attributes).policies, undefined);
    assert.deepEqual(resource(`authorizers Ash.Policy.Authorizer\n${attributes}`).policies, []);
  });
});

describe('state machines', () => {
  const post = resource(`${attributes}
    actions { defaults [read]  update publish  update archive }
    state_machine {
      initial_states [draft]
      extra_states [lost]
      state_attribute phase
      transitions { transition publish { from draft  to public }  transition archive { from *  to gone } }
    }`);

  it('have all their states, and the attribute that holds one', () => {
    assert.deepEqual(post.stateMachine, {
      stateAttribute: 'phase',
      initialStates: ['draft'],
      defaultInitialState: 'draft',
      states: ['draft', 'public', 'gone', 'lost'],
      transitions: [
        { action: 'publish', from: ['draft'], to: ['public'] },
        { action: 'archive', from: ['draft', 'public', 'gone', 'lost'], to: ['gone'] },
      ],
    });
    const phase = post.attributes.find(({ name }) => name === 'phase');
    assert.deepEqual(phase?.type.constraints['one_of'], ['draft', 'public', 'gone', 'lost']);
    assert.deepEqual(phase?.default, { value: 'draft' });
  });
});

describe('publications', () => {
  const post = resource(`${attributes}
    actions { defaults [read, destroy, create: []]  create import }
    pub_sub {
      module Blog.Endpoint
      prefix "post"
      delimiter "/"
      publish create, ["new", id] { event made }
      publish_all create, [[id, org], "x"] { except [import] }
      publish_all destroy, "gone"
    }`);

  it('are of one action or of a kind, with each of their topics', () => {
    assert.deepEqual([post.topicPrefix, post.topicDelimiter], ['post', '/']);
    assert.deepEqual(post.publications, [
      { action: 'create', topic: ['new', { field: 'id' }], event: 'made' },
      { action: 'create', topic: [{ field: 'id' }, 'x'] },
      { action: 'create', topic: [{ field: 'org' }, 'x'] },
      { kind: 'destroy', topic: ['gone'] },
    ]);
  });
});

describe('tables', () => {
  it('are named by the document, or after the resource', () => {
    assert.equal(resource(attributes).table, 'posts');
    assert.equal(resource(`postgres { table "articles" }\n${attributes}`).table, 'articles');
    const [story] = read(`use ash.resource\nresource BlogStory { ${attributes} }`).definitions.resources;
    assert.equal(story?.table, 'blog_stories');
  });
  it('have indexes over attributes', () =>
    assert.deepEqual(
      resource(`postgres { custom_indexes { index [title, org] { unique true }  index org } }\n${attributes}`)
        .indexes,
      [
        { fields: ['title', 'org'], unique: true },
        { fields: ['org'], unique: false },
      ],
    ));
  it('may have had another name, as columns may', () => {
    const post = resource(
      'renamed_from Article\nattributes { uuid_primary_key id  attribute title: string { renamed_from heading } }',
    );
    assert.deepEqual([post.renamedFrom, post.attributes[1]?.renamedFrom], ['Article', 'heading']);
  });
  it('of tenants are told apart by an attribute', () => {
    assert.deepEqual(
      resource(`multitenancy { strategy attribute  attribute org  global? true }\n${attributes}`)
        .multitenancy,
      { attribute: 'org', global: true },
    );
    const { problems } = read(
      `use ash.resource\nresource A { multitenancy { strategy context }\n${attributes} }`,
    );
    assert.match(problems[0]?.message ?? '', /strategy attribute/);
  });
});

describe('documents', () => {
  it('are put together: fragments, domains, and what they list', () => {
    const { definitions, problems } = read(
      `use ash.domain, ash.resource\ndomain Blog { description "All."  resources [Post] }\nresource Post { ${attributes}  actions { default_accept [title] } }`,
      'use ash.resource\nfragment Post: resource { description "One."  base_filter title != hidden  attributes { attribute body: string { public? true } }  actions { create write  defaults [read] } }',
    );
    assert.deepEqual(definitions.domains, [{ name: 'Blog', description: 'All.', resources: ['Post'] }]);
    const [post] = definitions.resources;
    assert.equal(post?.domain, 'Blog');
    assert.equal(post?.description, 'One.');
    assert.equal(post?.baseFilter?.kind, 'operation');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      post?.attributes.map(({ name }) => name),
      ['id', 'title', 'org', 'body'],
    );
    assert.deepEqual(
      post?.actions.map(({ name, accept }) => [name, accept]),
      [
        ['write', ['title']],
        ['read', []],
      ],
    );
  });
  it('with slips still come to definitions', () => {
    const { definitions } = read(
      'use ash.resource\nresource Post { attributes { attribute }  actions { create }  relationships { belongs_to x } }',
    );
    assert.equal(definitions.resources.length, 1);
  });
});

describe('generic actions', () => {
  const post = resource(
    `${attributes}
    actions {
      action one { run "Blog.Count" }
      action two { run Blog.Count }
      action three { run "&Blog.count/2" }
      action four: integer { run count(by: day) }
      action five { run Tell }
    }`,
    'use reactor, blog.work\ndsl blog.work { doc "Work."  function count: action { doc "Counts."  option by: atom } }\nreactor Tell { step say: Say }',
  );
  it('run modules, code, registered functions and reactors', () =>
    assert.deepEqual(
      post.actions.map(({ run }) => run),
      [
        { call: { name: 'Blog.Count', args: {} } },
        { call: { name: 'Blog.Count', args: {} } },
        { call: { name: 'elixir', args: { source: '&Blog.count/2' } } },
        { call: { name: 'count', args: { by: 'day' } } },
        { reactor: 'Tell' },
      ],
    ));
});

describe('what is loaded and ordered', () => {
  const post = resource(
    `${attributes}
    relationships { has_many comments: Comment { sort [[likes: desc], id] } }
    calculations { calculate popularity: integer, module(Blog.Popularity) { load [title, comments: [likes, author: [name]]] } }
    actions { read all { pagination { offset? true  countable false } } }`,
    `resource Comment {
      attributes { uuid_primary_key id  attribute likes: integer  attribute post_id: uuid }
      relationships { belongs_to author: Comment }
    }`,
  );
  it('may be nested', () => {
    assert.deepEqual(post.calculations[0]?.load, [
      'title',
      'comments',
      'comments.likes',
      'comments.author',
      'comments.author.name',
    ]);
    assert.deepEqual(post.relationships[0]?.sort, [
      { field: 'likes', direction: 'desc' },
      { field: 'id', direction: 'asc' },
    ]);
    assert.equal(post.actions[0]?.pagination?.countable, false);
  });
});
