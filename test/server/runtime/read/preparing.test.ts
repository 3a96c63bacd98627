/** What happens around reads: preparations, hooks, tenants, and what documents keep out of filters. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Row } from '../../../../server/src/runtime/context.ts';
import type { Handlers } from '../../../../server/src/runtime/handlers.ts';
import { codes, type Started, start, value } from '../start.ts';

const equals = (field: string, literal: string | number) =>
  ({
    kind: 'operation',
    operator: '==',
    operands: [
      { kind: 'ref', path: [field] },
      { kind: 'literal', value: literal },
    ],
  }) as const;

const names = (records: readonly Row[]) => records.map(({ name }) => name).join(' ');

describe('preparations', () => {
  const text = `use farm
  resource Animal {
    attributes {
      uuid_primary_key id
      attribute name: string { public? true }
      attribute legs: integer { public? true  filterable? simple_equality }
      attribute code: string { public? true  filterable? false  sortable? false }
      attribute kind: string { public? true }
    }
    actions {
      defaults [create: *]
      read read
      read few { prepare build(sort: [legs: desc_nils_last], limit: 2, offset: 1) }
      read sorted { prepare build(default_sort: [name: desc]) }
      read like { argument kind: string  prepare build(filter: kind == ^arg(kind))  prepare set_context([seen: true]) }
      read by_context { prepare set_context([wanted: "cat"])  filter kind == ^context(wanted) }
      read hooked { prepare before_action("only_cats")  prepare after_action("louder") }
      read own { prepare of_kind(kind: "cat") }
      read inputs { prepare build(sort_input: "-legs,name") }
      read picky {
        argument kind: string
        prepare build(limit: 1) { where argument_equals(kind, "cat") }
      }
      read selecting { prepare build(select: [name]) }
    }
    preparations { prepare not_dead() }
  }
  dsl farm {
    function not_dead: preparation { doc "Leaves dead ones out." }
    function of_kind: preparation { doc "Only some." option kind: string = "dog" { doc "Of which kind." } }
  }`;
  const handlers: Partial<Handlers> = {
    preparations: {
      not_dead: {
        prepare: (query) => ({
          ...query,
          filters: [
            ...query.filters,
            {
              kind: 'operation',
              operator: '!=',
              operands: [
                { kind: 'ref', path: ['name'] },
                { kind: 'literal', value: 'dead' },
              ],
            },
          ],
        }),
      },
      of_kind: {
        prepare: (query, { kind }) => ({
          ...query,
          filters: [...query.filters, equals('kind', String(kind))],
        }),
      },
    },
    readHooks: {
      only_cats: { before: (query) => ({ ...query, filters: [...query.filters, equals('kind', 'cat')] }) },
      louder: {
        after: (records) => records.map((record) => ({ ...record, name: `${String(record['name'])}!` })),
      },
    },
  };
  let started: Started;
  before(async () => {
    started = await start(text, { handlers });
    const all = [
      { name: 'Tom', legs: 4, kind: 'cat' },
      { name: 'Rex', legs: 3, kind: 'dog' },
      { name: 'Kit', legs: null, kind: 'cat' },
      { name: 'dead', legs: 9, kind: 'cat' },
    ];
    for (const each of all) await value(started.runtime.create('Animal', 'create', each));
  });
  const read = async (action: string, input: Row = {}, options = {}) =>
    names((await value(started.runtime.read('Animal', action, input, options))).results);

  it('say which records, in which order', async () => {
    equal(await read('read'), 'Tom Rex Kit');
    equal(await read('few'), 'Rex Kit');
    equal(await read('sorted'), 'Tom Rex Kit');
    equal(await read('sorted', {}, { sort: [{ field: 'name', direction: 'asc' }] }), 'Kit Rex Tom');
    equal(await read('like', { kind: 'dog' }), 'Rex');
    equal(await read('by_context'), 'Tom Kit');
    equal(await read('own'), 'Tom Kit');
    equal(await read('inputs'), 'Kit Tom Rex');
    equal(await read('picky', { kind: 'cat' }), 'Tom');
    equal(await read('picky', { kind: 'dog' }), 'Tom Rex Kit');
    equal(await read('hooked'), 'Tom! Kit!');
    const [selected] = (await value(started.runtime.read('Animal', 'selecting', {}))).results;
    deepEqual(Object.keys(selected ?? {}), ['id', 'name']);
  });

  it('need somebody who does them', async () => {
    await rejects(start(text, { handlers: { ...handlers, preparations: {} } }), /not_dead/);
  });

  it('leave out of filters and orders what documents keep out of them', async () => {
    const { runtime } = started;
    const filtered = (filter: Parameters<typeof equals>) =>
      runtime.read('Animal', 'read', {}, { filter: equals(...filter) });
    equal(names((await value(filtered(['legs', 4]))).results), 'Tom');
    deepEqual(await codes(filtered(['code', 'x'])), ['filter.code not_filterable']);
    const more = { kind: 'operation', operator: '>', operands: equals('legs', 3).operands } as const;
    deepEqual(await codes(runtime.read('Animal', 'read', {}, { filter: more })), [
      'filter.legs only_equality',
    ]);
    const sort = [{ field: 'code', direction: 'asc' }] as const;
    deepEqual(await codes(runtime.read('Animal', 'read', {}, { sort })), ['sort.code not_sortable']);
  });
});

describe('tenants', () => {
  const text = `
  resource Shop {
    attributes { uuid_primary_key id  attribute name: string { public? true } }
    relationships { has_many orders: Order { destination_attribute shop_id } }
    aggregates { count order_count: orders }
    actions { defaults [read, create: *] }
  }
  resource Order {
    attributes {
      uuid_primary_key id
      attribute name: string { public? true }
      attribute org: string { public? true }
      attribute shop_id: uuid { public? true }
    }
    relationships { belongs_to shop: Shop { define_attribute? false } }
    multitenancy { strategy attribute  attribute org }
    actions { defaults [read, create: *] }
  }`;

  it('see their own records only, wherever these are reached from', async () => {
    const { runtime } = await start(text);
    const shop = await value(runtime.create('Shop', 'create', { name: 'Corner' }));
    for (const [tenant, name] of [
      ['a', 'one'],
      ['a', 'two'],
      ['b', 'three'],
    ] as const)
      await value(runtime.create('Order', 'create', { name, shop_id: shop['id'] }, { tenant }));
    const { results } = await value(runtime.read('Order', 'read', {}, { tenant: 'a' }));
    deepEqual(results.map(({ name }) => name).toSorted(), ['one', 'two']);
    const seen = async (tenant: string) => {
      const load = ['order_count', 'orders'];
      const [found = {}] = (await value(runtime.read('Shop', 'read', {}, { tenant, load }))).results;
      return [found['order_count'], (found['orders'] as Row[]).length];
    };
    deepEqual(await seen('a'), [2, 2]);
    deepEqual(await seen('b'), [1, 1]);
    deepEqual(await codes(runtime.read('Order', 'read', {})), ['tenant_required']);
    for (const load of ['order_count', 'orders'])
      equal((await runtime.read('Shop', 'read', {}, { load: [load] })).ok, false);
    const exists = { kind: 'call', name: 'exists', args: [{ kind: 'ref', path: ['orders'] }] } as const;
    equal((await runtime.read('Shop', 'read', {}, { filter: exists })).ok, false);
  });
});
