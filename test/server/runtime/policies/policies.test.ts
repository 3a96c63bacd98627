/** Who may see and change what: real documents, real databases. */
import { deepEqual, equal, match } from 'node:assert/strict';
import type { Actor, Row } from '../../../../server/src/runtime/context.ts';
import { forEachDialect } from '../../store/suite/dialects.ts';
import { failure, type Started, start, value } from '../start.ts';

const documents = `
resource User {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many memberships: Membership { destination_attribute user_id } }
  actions { defaults [read, create: *] }
}
resource Team {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many memberships: Membership { destination_attribute team_id } }
  actions { defaults [read, create: *] }
}
resource Membership {
  attributes { uuid_primary_key id  attribute user_id: uuid { public? true }  attribute team_id: uuid { public? true } }
  relationships {
    belongs_to user: User { define_attribute? false }
    belongs_to team: Team { define_attribute? false }
  }
  actions { defaults [read, create: *] }
}
resource Note {
  attributes {
    uuid_primary_key id
    attribute title: string { public? true }
    attribute secret: string { public? true }
    attribute salary: integer { public? true }
    attribute shared: boolean { public? true  default false }
    attribute owner_id: uuid { public? true }
    attribute team_id: uuid { public? true }
  }
  relationships {
    belongs_to owner: User { define_attribute? false }
    belongs_to team: Team { define_attribute? false }
  }
  calculations { calculate shout: string { public? true  calculation title <> "!" } }
  actions {
    defaults [create: *, update: *, destroy]
    read read { primary? true }
    read locked
    read strict_one
    read checked
    update publish { accept [shared] }
    action ping: string { run ping() }
  }
  policies {
    bypass actor_attribute_equals(role, admin) {
      description "admins may do everything"
      authorize_if always()
    }
    policy action_type(read) {
      description "notes are for their owners, their teams, or shared"
      forbid_if actor_absent()
      authorize_if relates_to_actor_via(owner)
      authorize_if exists(team.memberships, user_id == ^actor(id))
      authorize_if shared == true
    }
    policy locked { authorize_if never() }
    policy strict_one { access_type strict  authorize_if shared == true }
    policy checked { access_type runtime  authorize_if shared == true }
    policy action_type(create) { authorize_if relating_to_actor(owner) }
    policy action_type([update, destroy]) { authorize_if relates_to_actor_via(owner) }
    policy changing_attributes([title: [to: "forbidden"]]) { authorize_if never() }
    policy ping { authorize_if actor_present() }
  }
  field_policies {
    field_policy secret { authorize_if relates_to_actor_via(owner) }
    field_policy salary { authorize_if actor_attribute_equals(role, admin) }
    field_policy [title, shared, owner_id, team_id, shout] { authorize_if always() }
  }
}
resource Folder {
  attributes { uuid_primary_key id  attribute name: string { public? true } }
  relationships { has_many notes: FolderNote { destination_attribute folder_id } }
  aggregates { count note_count: notes.note  list note_titles: notes.note { field title } }
  calculations { calculate has_shared: boolean { calculation exists(notes.note, shared == true) } }
  actions { defaults [read, create: *] }
}
resource FolderNote {
  attributes { uuid_primary_key id  attribute folder_id: uuid { public? true }  attribute note_id: uuid { public? true } }
  relationships { belongs_to note: Note { define_attribute? false } }
  actions { defaults [read, create: *] }
}
resource Door {
  attributes { uuid_primary_key id  attribute floor: integer { public? true } }
  state_machine {
    initial_states [shut]
    default_initial_state shut
    transitions { transition open { from shut  to open }  transition lock { from shut  to locked } }
  }
  actions {
    defaults [read, create: *]
    update open { change transition_state(open) }
    update lock { accept [] }
  }
  policies {
    policy action_type(read) { authorize_if below(floor: 2) }
    policy action_type(create) { authorize_if context_equals(source, "test") }
    policy action_type(update) { authorize_if valid_next_state() }
  }
}
dsl desk { function below: check { doc "Lower floors." option floor: integer = 1 { doc "Below which." } }  function ping: action { doc "Answers." } }
`;

forEachDialect('policies', ({ open }) => {
  let started: Started;
  let ada: Actor;
  let bob: Actor;
  const admin: Actor = { id: '00000000-0000-4000-8000-00000000aaaa', role: 'admin' };
  const notes: Record<string, Row> = {};

  before(async () => {
    started = await start(`use desk\n${documents}`, {
      database: await open(),
      handlers: {
        actions: { ping: { run: () => 'pong' } },
        checks: {
          below: {
            check: (_, { floor }) => ({
              kind: 'operation',
              operator: '<',
              operands: [
                { kind: 'ref', path: ['floor'] },
                { kind: 'literal', value: Number(floor) },
              ],
            }),
          },
        },
      },
    });
    const { runtime } = started;
    const make = (resource: string, input: Row) =>
      value(runtime.create(resource, 'create', input, { authorize: false }));
    ada = await make('User', { name: 'Ada' });
    bob = await make('User', { name: 'Bob' });
    const team = await make('Team', { name: 'Red' });
    await make('Membership', { user_id: bob['id'], team_id: team['id'] });
    const owner_id = ada['id'];
    notes['own'] = await make('Note', { title: 'own', secret: 's1', salary: 1, owner_id });
    notes['team'] = await make('Note', { title: 'team', secret: 's2', owner_id, team_id: team['id'] });
    notes['shared'] = await make('Note', { title: 'shared', secret: 's3', owner_id, shared: true });
    notes['nobody'] = await make('Note', { title: 'nobody' });
    const folder = await make('Folder', { name: 'All' });
    for (const note of Object.values(notes))
      await make('FolderNote', { folder_id: folder['id'], note_id: note['id'] });
  });

  const titles = async (actor: Actor | undefined, action = 'read') => {
    const page = await value(
      started.runtime.read(
        'Note',
        action,
        {},
        { ...(actor ? { actor } : {}), sort: [{ field: 'title', direction: 'asc' }] },
      ),
    );
    return page.results.map(({ title }) => title).join(' ');
  };
  const refused = async (outcome: Parameters<typeof failure>[0]) => {
    const error = await failure(outcome);
    equal(error.class, 'forbidden');
    return error.refusal;
  };

  it('leave what a caller may see', async () => {
    equal(await titles(ada), 'own shared team');
    equal(await titles(bob), 'shared team');
    equal(await titles(admin), 'nobody own shared team');
    equal((await value(started.runtime.read('Note', 'read', {}, { authorize: false }))).results.length, 4);
  });

  it('refuse, and say which policy and which check did', async () => {
    const absent = await refused(started.runtime.read('Note', 'read', {}));
    equal(absent?.reason, 'policy');
    equal(absent?.forbiddenBy, 1);
    const policy = absent?.policies[1];
    equal(policy?.description, 'notes are for their owners, their teams, or shared');
    deepEqual(policy?.checks.slice(0, 2), [
      { effect: 'forbid_if', check: 'actor_absent()', holds: 'yes', decisive: true },
      { effect: 'authorize_if', check: 'relates_to_actor_via(owner)', holds: 'no', decisive: false },
    ]);
    equal(absent?.policies[2]?.applies, 'no');
    const locked = await failure(started.runtime.read('Note', 'locked', {}, { actor: ada }));
    equal(locked.refusal?.forbiddenBy, 2);
    match(locked.errors[0]?.message ?? '', /You may not run locked of Note.*authorize_if never\(\)/);
  });

  it('refuse strictly, or record by record', async () => {
    await refused(started.runtime.read('Note', 'strict_one', {}, { actor: ada }));
    const checked = (title: string) =>
      started.runtime.read(
        'Note',
        'checked',
        {},
        {
          actor: ada,
          filter: {
            kind: 'operation',
            operator: '==',
            operands: [
              { kind: 'ref', path: ['title'] },
              { kind: 'literal', value: title },
            ],
          },
        },
      );
    equal((await value(checked('shared'))).results.length, 1);
    equal((await refused(checked('own')))?.reason, 'record');
  });

  it('are asked before changes, of the record or of the one to be', async () => {
    const { runtime } = started;
    const own = await value(
      runtime.create('Note', 'create', { title: 'new', owner_id: bob['id'] }, { actor: bob }),
    );
    await refused(runtime.create('Note', 'create', { title: 'new', owner_id: ada['id'] }, { actor: bob }));
    await refused(
      runtime.update('Note', 'publish', notes['shared'] ?? {}, { shared: false }, { actor: bob }),
    );
    await value(runtime.update('Note', 'publish', own, { shared: true }, { actor: bob }));
    const forbidden = await refused(
      runtime.update('Note', 'update', own, { title: 'forbidden' }, { actor: bob }),
    );
    equal(
      forbidden?.policies[forbidden.forbiddenBy ?? 0]?.condition[0],
      'changing_attributes([title: [to: forbidden]])',
    );
    await refused(runtime.destroy('Note', 'destroy', own, {}, { actor: ada }));
    await value(runtime.destroy('Note', 'destroy', own, {}, { actor: bob }));
    const none = await refused(runtime.call('Note', 'ping', {}));
    equal(none?.reason, 'policy');
    equal(await value(runtime.call('Note', 'ping', {}, { actor: bob })), 'pong');
  });

  it('can be asked without running anything', async () => {
    const can = (action: string, input: Row, options: Parameters<Started['runtime']['can']>[3]) =>
      started.runtime.can('Note', action, input, options);
    equal(await can('read', {}, { actor: bob }), true);
    equal(await can('read', {}, {}), false);
    equal(await can('read', {}, { actor: bob, record: notes['own'] ?? {} }), false);
    equal(await can('read', {}, { actor: bob, record: notes['team'] ?? {} }), true);
    equal(await can('publish', {}, { actor: ada, record: notes['own'] ?? {} }), true);
    equal(await can('publish', {}, { actor: bob, record: notes['own'] ?? {} }), false);
    equal(await can('publish', {}, { actor: bob }), true);
    equal(await can('create', { owner_id: bob['id'] }, { actor: bob }), true);
    equal(await can('create', { owner_id: ada['id'] }, { actor: bob }), false);
    equal(await can('ping', {}, {}), false);
  });

  it('know states, what came along, and checks of your own', async () => {
    const { runtime } = started;
    const context = { source: 'test' };
    const [ground] = await Promise.all(
      [0, 5].map((floor) => value(runtime.create('Door', 'create', { floor }, { context }))),
    );
    await refused(runtime.create('Door', 'create', { floor: 1 }, { context: { source: 'other' } }));
    const { results } = await value(runtime.read('Door', 'read', {}));
    deepEqual(
      results.map(({ floor }) => floor),
      [0],
    );
    const opened = await value(runtime.update('Door', 'open', ground ?? {}, {}));
    equal(opened['state'], 'open');
    equal((await failure(runtime.update('Door', 'lock', opened, {}))).class, 'forbidden');
  });

  it('hide fields, and name them as hidden', async () => {
    const load = ['shout'];
    const { results } = await value(started.runtime.read('Note', 'read', {}, { actor: bob, load }));
    const shared = results.find(({ title }) => title === 'shared') ?? {};
    equal('secret' in shared || 'salary' in shared, false);
    deepEqual(shared['__metadata__'], { hidden: ['secret', 'salary'] });
    equal(shared['shout'], 'shared!');
    const mine = (await value(started.runtime.read('Note', 'read', {}, { actor: ada }))).results;
    deepEqual(mine.map(({ secret }) => secret).sort(), ['s1', 's2', 's3']);
    deepEqual(mine[0]?.['__metadata__'], { hidden: ['salary'] });
    const [own] = await value(
      started.runtime.load('Note', [{ id: notes['own']?.['id'] }], ['secret', 'title'], { actor: bob }),
    );
    deepEqual([own?.['secret'], own?.['title']], [undefined, 'own']);
  });

  it('hide them in what changes give back', async () => {
    const input = { title: 'mine', secret: 's', salary: 5, owner_id: bob['id'] };
    const made = await value(started.runtime.create('Note', 'create', input, { actor: bob }));
    deepEqual(
      [made['secret'], made['salary'], made['__metadata__']],
      ['s', undefined, { hidden: ['salary'] }],
    );
    await value(started.runtime.destroy('Note', 'destroy', made, {}, { actor: bob }));
  });

  it('do not let anybody find out by asking for what is hidden', async () => {
    const filter = {
      kind: 'operation',
      operator: '==',
      operands: [
        { kind: 'ref', path: ['secret'] },
        { kind: 'literal', value: 's2' },
      ],
    } as const;
    const found = async (actor: Actor) =>
      (await value(started.runtime.read('Note', 'read', {}, { actor, filter }))).results.map(
        ({ title }) => title,
      );
    deepEqual(await found(ada), ['team']);
    deepEqual(await found(bob), []);
  });

  it('hold behind relationships, in aggregates and in filters', async () => {
    const { runtime } = started;
    const folder = async (actor: Actor, load = ['note_count', 'note_titles', 'has_shared', 'notes.note']) => {
      const { results } = await value(runtime.read('Folder', 'read', {}, { actor, load }));
      return results[0] ?? {};
    };
    const seen = await folder(bob);
    deepEqual(
      [seen['note_count'], (seen['note_titles'] as string[]).toSorted(), seen['has_shared']],
      [2, ['shared', 'team'], true],
    );
    const loaded = (seen['notes'] as Row[]).map(({ note }) => (note as Row | null)?.['title'] ?? null);
    deepEqual(loaded.toSorted(), [null, null, 'shared', 'team'].toSorted());
    equal((await folder(admin))['note_count'], 4);
    const filter = {
      kind: 'call',
      name: 'exists',
      args: [
        { kind: 'ref', path: ['notes', 'note'] },
        {
          kind: 'operation',
          operator: '==',
          operands: [
            { kind: 'ref', path: ['title'] },
            { kind: 'literal', value: 'own' },
          ],
        },
      ],
    } as const;
    equal((await value(runtime.read('Folder', 'read', {}, { actor: bob, filter }))).results.length, 0);
    equal((await value(runtime.read('Folder', 'read', {}, { actor: ada, filter }))).results.length, 1);
  });
});
