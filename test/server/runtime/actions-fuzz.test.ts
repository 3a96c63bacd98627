/** Random actions, alone, in bulk and in transactions that may be taken back, against a model of a few lines: same outcomes, same records. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outcome } from '../../../server/src/runtime/outcome.ts';
import type { Runtime } from '../../../server/src/runtime/runtime.ts';
import { type Started, start } from './start.ts';

const document = `
resource Item {
  attributes {
    uuid_primary_key id
    attribute name: string(max_length: 3) { public? true }
    attribute count: integer { public? true  default 0 }
    attribute version: integer { default 0 }
  }
  identities { identity unique_name: name }
  state_machine {
    initial_states [draft]
    default_initial_state draft
    transitions { transition open { from draft  to opened }  transition close { from [draft, opened]  to closed } }
  }
  actions {
    defaults [read, create: [name], update: [name]]
    destroy destroy { primary? true  validate attribute_does_not_equal(state, opened) }
    update add { change increment(count)  validate compare(count, less_than_or_equal_to: 2) }
    update edit { accept [name]  change optimistic_lock(version) }
    update open { change transition_state(opened) }
    update close { change transition_state(closed) }
  }
}`;

interface Item {
  name: string | null;
  count: number;
  version: number;
  state: string;
}

type Op =
  | { readonly op: 'create'; readonly name: string | null }
  | {
      readonly op: 'update' | 'edit';
      readonly at: number;
      readonly name: string | null;
      readonly seen: number;
    }
  | { readonly op: 'add' | 'open' | 'close' | 'destroy'; readonly at: number }
  | { readonly op: 'createAll'; readonly names: readonly (string | null)[] }
  | { readonly op: 'addAll' | 'destroyAll'; readonly all: readonly number[] }
  | { readonly op: 'transaction'; readonly ops: readonly Op[]; readonly fails: boolean };

/** Items in the order of their making; those that are gone leave a hole. */
class Model {
  items: (Item | undefined)[] = [];

  run(op: Op): readonly string[] {
    switch (op.op) {
      case 'create':
        return [this.create(op.name)];
      case 'createAll':
        return op.names.map((name) => this.create(name));
      case 'addAll':
        return op.all.map((at) => this.change('add', at));
      case 'destroyAll':
        return op.all.map((at) => this.change('destroy', at));
      case 'transaction': {
        const before = this.items.map((item) => item && { ...item });
        const codes = op.ops.flatMap((each) => this.run(each));
        // Holes keep the numbers of what was made and taken back.
        if (op.fails) this.items = this.items.map((_, at) => before[at]);
        return codes;
      }
      default:
        return [this.change(op.op, op.at, 'name' in op ? op : undefined)];
    }
  }

  create(name: string | null): string {
    const taken = this.refusal(name, undefined);
    this.items.push(taken ? undefined : { name, count: 0, version: 0, state: 'draft' });
    return taken ?? 'ok';
  }

  refusal(name: string | null, own: Item | undefined): string | undefined {
    if (name !== null && name.length > 3) return 'too_long';
    const taken = name !== null && this.items.some((item) => item && item !== own && item.name === name);
    return taken ? 'taken' : undefined;
  }

  change(op: string, at: number, given?: { readonly name: string | null; readonly seen: number }): string {
    const item = this.items[at];
    if (!item) return 'not_found';
    if (op === 'add') {
      if (item.count === 2) return 'must_be_less_than_or_equal_to';
      item.count++;
    } else if (op === 'destroy') {
      if (item.state === 'opened') return 'must_not_equal';
      this.items[at] = undefined;
    } else if (op === 'open' || op === 'close') {
      if (item.state === 'closed' || (op === 'open' && item.state !== 'draft'))
        return 'no_matching_transition';
      item.state = op === 'open' ? 'opened' : 'closed';
    } else if (given) {
      const stale = op === 'edit' && given.seen !== item.version;
      const long = given.name !== null && given.name.length > 3;
      if (stale || long) return [...(long ? ['too_long'] : []), ...(stale ? ['stale_record'] : [])].join();
      const refused = this.refusal(given.name, item);
      if (refused) return refused;
      item.name = given.name;
      if (op === 'edit') item.version++;
    }
    return 'ok';
  }
}

class Undone extends Error {}

/** Runs operations and remembers the id of what was made at which number. */
class Real {
  readonly ids: string[] = [];

  async run(runtime: Runtime, op: Op): Promise<readonly string[]> {
    switch (op.op) {
      case 'create':
        return [this.made(await runtime.create('Item', 'create', { name: op.name }))];
      case 'createAll': {
        const { outcomes } = await runtime.bulkCreate(
          'Item',
          'create',
          op.names.map((name) => ({ name })),
        );
        return outcomes.map((outcome) => this.made(outcome));
      }
      case 'addAll': {
        const { outcomes } = await runtime.bulkUpdate(
          'Item',
          'add',
          op.all.map((at) => this.id(at)),
          {},
        );
        return outcomes.map(codeOf);
      }
      case 'destroyAll': {
        const { outcomes } = await runtime.bulkDestroy(
          'Item',
          'destroy',
          op.all.map((at) => this.id(at)),
        );
        return outcomes.map(codeOf);
      }
      case 'destroy':
        return [codeOf(await runtime.destroy('Item', 'destroy', this.id(op.at)))];
      case 'update':
      case 'edit': {
        const record = { id: this.id(op.at), version: op.seen };
        return [codeOf(await runtime.update('Item', op.op, record, { name: op.name }))];
      }
      case 'transaction': {
        const codes: string[] = [];
        try {
          await runtime.transaction(async (inner) => {
            for (const each of op.ops) codes.push(...(await this.run(inner, each)));
            if (op.fails) throw new Undone();
          });
        } catch (error) {
          if (!(error instanceof Undone)) throw error;
        }
        return codes;
      }
      default:
        return [codeOf(await runtime.update('Item', op.op, this.id(op.at), {}))];
    }
  }

  id = (at: number): string => this.ids[at] ?? '00000000-0000-4000-8000-ffffffffffff';

  made(outcome: Outcome<Readonly<Record<string, unknown>>>): string {
    this.ids.push(outcome.ok ? String(outcome.value['id']) : 'none');
    return codeOf(outcome);
  }
}

const codeOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? 'ok' : outcome.error.errors.map(({ code }) => code).join();

const name = fc.option(fc.constantFrom('a', 'b', 'c', 'long name'), { nil: null });
const at = fc.nat(6);
const single: readonly fc.Arbitrary<Op>[] = [
  fc.record({ op: fc.constant('create' as const), name }),
  fc.record({ op: fc.constantFrom('update' as const, 'edit' as const), at, name, seen: fc.nat(2) }),
  fc.record({
    op: fc.constantFrom('add' as const, 'open' as const, 'close' as const, 'destroy' as const),
    at,
  }),
  fc.record({ op: fc.constant('createAll' as const), names: fc.array(name, { maxLength: 4 }) }),
  fc.record({
    op: fc.constantFrom('addAll' as const, 'destroyAll' as const),
    all: fc.array(at, { maxLength: 5 }),
  }),
];
const { op } = fc.letrec<{ op: Op }>((tie) => ({
  op: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    ...single,
    fc.record({
      op: fc.constant('transaction' as const),
      ops: fc.array(tie('op'), { maxLength: 5 }),
      fails: fc.boolean(),
    }),
  ),
}));

describe('any actions', () => {
  let started: Started;
  before(async () => {
    started = await start(document);
  });

  it('come to what a simple model says', () =>
    fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 25 }), async (ops) => {
        const { runtime, database } = started;
        await database.transaction((db) => db.deleteFrom('items').execute());
        const model = new Model();
        const real = new Real();
        for (const each of ops)
          assert.deepEqual(await real.run(runtime, each), model.run(each), JSON.stringify(each));
        const outcome = await runtime.read('Item', 'read', {});
        assert.ok(outcome.ok);
        const rows = new Map(outcome.value.results.map((row) => [row['id'], row]));
        const kept = model.items.flatMap((item, index) => (item ? [{ id: real.id(index), ...item }] : []));
        assert.equal(rows.size, kept.length);
        for (const item of kept) assert.deepEqual(rows.get(item.id), item);
      }),
      { numRuns: 20 },
    ));
});
