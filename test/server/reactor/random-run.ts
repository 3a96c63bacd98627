/** Runs a random reactor through random deaths and halts, and compares what comes of it with the sequential model. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { sql } from 'kysely';
import { createRandom } from '../../../server/src/base/random.ts';
import type { StepDefinition } from '../../../server/src/model/definition/reactor.ts';
import {
  type ActionRunner,
  done,
  fail,
  halt,
  type ReactorFunction,
  type ReactorJournal,
  retry,
  type StepHandlers,
  StepsStopped,
  sqlJournal,
} from '../../../server/src/reactor/index.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { mortal } from './mortal.ts';
import { acted, emitted, foresee, type Nature, noteOf, randomReactors } from './random-reactor.ts';
import { engineOf } from './workshop.ts';

/** What is outside of the database: it does a thing once for each key, and takes it back when it is there. */
class World {
  /** Keys of what is there, by path, in the order of its last doing. */
  readonly there = new Map<string, string>();
  readonly undone: string[] = [];
  readonly doing: string[] = [];

  do(path: string, key: string): void {
    const known = this.there.get(path);
    ok(known === undefined || known === key, `${path} was done twice: ${known}, ${key}`);
    this.there.delete(path);
    this.there.set(path, key);
    const before = this.doing.indexOf(path);
    if (before >= 0) this.doing.splice(before, 1);
    this.doing.push(path);
  }

  undo(path: string): void {
    this.there.delete(path);
    const before = this.undone.indexOf(path);
    if (before >= 0) this.undone.splice(before, 1);
    this.undone.push(path);
  }
}

/** The parts of one process, which do nothing any more when it is dead. */
function processOf(world: World, database: Database) {
  const self = { alive: true };
  const living = async (): Promise<void> => {
    if (!self.alive) await new Promise<never>(() => {});
  };
  const handlers: StepHandlers = {
    act: {
      run: async (given, { options, currentTry, path, key, step }) => {
        const { fails, how, halts, slow, emits } = options as unknown as Nature;
        for (let i = 0; i < slow; i++) await (i % 2 === 0 ? null : new Promise(setImmediate));
        await living();
        if (currentTry < fails) {
          if (how === 'retry') return retry('again');
          if (how === 'error') return fail('failed');
          if (how === 'throw') throw new Error('thrown');
          return undefined as never;
        }
        world.do(path, key);
        if (halts) return halt(acted(step, given));
        return emits ? done(acted(step, given), [emitted(step)]) : done(acted(step, given));
      },
      compensate: async (_reason, _given, { options, step }) => {
        await living();
        const { rescue } = options as unknown as Nature;
        return rescue === 'retry' ? retry() : rescue === 'continue' ? { continue: `rescued ${step}` } : 'ok';
      },
      undo: async (_value, _given, { path }) => {
        await living();
        // One that was begun when its process died is undone to be sure; what was never done has no place in the order.
        if (world.doing.includes(path)) world.undo(path);
        return 'ok' as const;
      },
      backoff: () => 'now',
    },
  };
  const within = <T>(
    transaction: Parameters<ActionRunner['run']>[1],
    work: (db: NonNullable<typeof transaction>) => Promise<T>,
  ) => (transaction ? work(transaction) : database.transaction(work));
  const actions: ActionRunner = {
    run: ({ inputs }, transaction, { path }) =>
      within(transaction, async (db) => {
        await living();
        const item = { id: path, note: noteOf(inputs['note'] ?? null) };
        await db
          .insertInto('items')
          .values({ ...item })
          .execute();
        return { value: item };
      }),
    undo: (_call, given, transaction) =>
      within(transaction, async (db) => {
        await living();
        const { id } = given as { id: string };
        const { numDeletedRows } = await db.deleteFrom('items').where('id', '=', id).executeTakeFirst();
        equal(numDeletedRows, 1n, `${id} was undone, but it was not there`);
        world.undo(id);
        return { value: null };
      }),
    transaction: (_resources, work) => database.transaction(work),
  };
  const functions: Record<string, ReactorFunction> = {
    plain: (_given, _context, run) => run(),
    catching: async (_given, _context, run) => {
      try {
        return await run();
      } catch (error) {
        if (error instanceof StepsStopped && error.error && error.error.code !== 'cancelled') return 'caught';
        throw error;
      }
    },
  };
  return { self, handlers, actions, functions };
}

export interface RandomRun {
  readonly deaths: number;
  readonly halts: number;
  readonly failed: boolean;
  readonly effects: number;
}

/** @throws AssertionError with the seed when the engine and the model differ */
export async function randomRun(seed: number, database: Database, durable = true): Promise<RandomRun> {
  await database.transaction((db) =>
    sql`create table if not exists items (id text primary key, note text not null)`.execute(db),
  );
  await database.transaction((db) => db.deleteFrom('items').execute());
  const journal = durable ? await sqlJournal(database) : undefined;
  const random = createRandom(seed).fork('run');
  const reactors = randomReactors(seed);
  const x = random.int(100);
  const foreseen = foresee(reactors, x);
  const runId = `run ${seed}`;
  const maxConcurrency = 1 + random.int(4);
  const world = new World();
  let [deaths, halts] = [0, 0];
  let found: { readonly state: string; readonly result: unknown } | undefined;
  const cancels = durable && random.int(10) === 0;
  let cancelled = false;
  for (let attempts = 0; !found; attempts++) {
    ok(attempts < 200, `seed ${seed}: there is no end`);
    const { self, ...parts } = processOf(world, database);
    const dying =
      journal &&
      mortal(
        journal,
        deaths < 6 && random.int(5) > 0 ? random.int(12) : 100_000,
        random.pick(['before', 'after']),
      );
    const { engine } = engineOf(
      { reactors, ...parts, ...(dying ? { journal: dying } : {}) },
      seed * 1000 + attempts,
    );
    const state = await stateOf(journal, runId);
    if (state && state !== 'executing' && state !== 'halted') {
      found = (await journal?.load(runId))?.run;
      break;
    }
    const begun = (async () => {
      if (cancels && state) {
        cancelled = true;
        return engine.cancel(runId);
      }
      return (state ? await engine.resume(runId) : await engine.start('R', { x }, { runId, maxConcurrency }))
        .outcome;
    })();
    let ended = await Promise.race([dying?.dead ?? new Promise<never>(() => {}), begun]);
    for (; ended?.state === 'halted' && !journal; halts++) ended = await (await engine.resume(runId)).outcome;
    if (!ended) {
      self.alive = false;
      deaths++;
    } else if (ended.state === 'halted') halts++;
    else found = { state: ended.state, result: ended.value };
  }
  const { state, result } = found ?? { state: 'lost', result: null };
  const items = await database.read((db) => db.selectFrom('items').select('id').execute());
  const definitions = reactors.flatMap((each) => each.steps);
  const within = namesOf(definitions, 'transaction');
  // What handlers did inside a transaction that died with its process is not known, so that it stays when the run goes back.
  const unknown = (path: string): boolean =>
    deaths > 0 && foreseen.failed && path.split('/').some((part) => within.has(nameIn(part)));
  const outside = [...world.there.keys()].filter((path) => !unknown(path));
  const there = [...items.map(({ id }) => String(id)), ...outside].sort();
  const steps = (await journal?.load(runId))?.steps ?? [];
  if (cancelled) {
    ok(state === 'cancelled' || state === 'failed', `seed ${seed}: ${state}`);
    deepEqual(
      [items, steps.filter(({ status, undo }) => undo && status === 'done')],
      [[], []],
      `seed ${seed}: cancelled`,
    );
  } else {
    deepEqual(
      { state, value: result ?? null, there },
      {
        state: foreseen.failed ? 'failed' : 'successful',
        value: foreseen.value ?? null,
        there: [...foreseen.effects].sort(),
      },
      `seed ${seed}`,
    );
  }
  checkOrder(world, steps, definitions, seed);
  await journal?.remove(runId);
  return { deaths, halts, failed: foreseen.failed, effects: world.doing.length + items.length };
}

async function stateOf(journal: ReactorJournal | undefined, runId: string): Promise<string | undefined> {
  return (await journal?.load(runId))?.run.state;
}

/** What is undone together is undone in the reverse of the order in which it was done, as the world saw it and as the journal did. */
function checkOrder(
  world: World,
  steps: readonly { readonly path: string; readonly sequence: number }[],
  definitions: readonly StepDefinition[],
  seed: number,
): void {
  const catching = namesOf(definitions, 'around', 'transaction');
  /** What fails as a whole before what is around it. */
  const region = (path: string): string => {
    const parts = path.split('/');
    while (parts.length > 0 && !catching.has(nameIn(parts.at(-2) ?? ''))) parts.pop();
    return parts.slice(0, -1).join('/');
  };
  const sequence = new Map(steps.map((each) => [each.path, each.sequence]));
  world.undone.forEach((first, index) => {
    for (const second of world.undone.slice(index + 1)) {
      if (region(first) !== region(second)) continue;
      const [a, b] = [world.doing.indexOf(first), world.doing.indexOf(second)];
      if (a >= 0 && b >= 0)
        ok(a > b, `seed ${seed}: ${first} was undone before ${second}, but done before it`);
      const [p, q] = [sequence.get(first), sequence.get(second)];
      if (p !== undefined && q !== undefined)
        ok(p > q, `seed ${seed}: ${first} was undone before ${second}, which came later`);
    }
  });
}

/** Names of all steps of some kinds, nested ones included. */
function namesOf(
  definitions: readonly StepDefinition[],
  ...kinds: StepDefinition['kind'][]
): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((each) => {
      const inside =
        each.kind === 'switch'
          ? [...each.branches, ...(each.otherwise ? [each.otherwise] : [])].flatMap((branch) => branch.steps)
          : 'steps' in each
            ? each.steps
            : [];
      return [...(kinds.includes(each.kind) ? [each.name] : []), ...namesOf(inside, ...kinds)];
    }),
  );
}

/** The name of the step in a part of a path. */
const nameIn = (part: string): string => part.replace(/[[~#].*/, '');
