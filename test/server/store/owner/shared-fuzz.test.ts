import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Database } from '../../../../server/src/store/database.ts';
import { StoreProblem } from '../../../../server/src/store/problem.ts';
import { type Member, workspace } from './workspace.ts';

const runs = Math.min(300, Number(process.env['FUZZ'] ?? 15));

/** What happens to the members, one after the other; each is followed by some turns of the event loop. */
interface Event {
  readonly what: 'join' | 'write' | 'read' | 'take back' | 'close' | 'kill' | 'kill at sync';
  /** Which of the living. */
  readonly who: number;
  readonly turns: number;
}

const event = fc.record<Event>({
  what: fc.oneof(
    { weight: 2, arbitrary: fc.constant('join' as const) },
    { weight: 8, arbitrary: fc.constant('write' as const) },
    { weight: 3, arbitrary: fc.constantFrom('read' as const, 'take back' as const) },
    { weight: 3, arbitrary: fc.constantFrom('close' as const, 'kill' as const, 'kill at sync' as const) },
  ),
  who: fc.nat(),
  turns: fc.nat({ max: 12 }),
});

const isInterrupted = (error: unknown): boolean =>
  error instanceof StoreProblem && error.reason === 'interrupted';

/** Does `work` again and again while somebody else is in between; says whether it is done. */
async function insist(work: () => Promise<unknown>): Promise<boolean> {
  for (;;) {
    try {
      await work();
      return true;
    } catch (error) {
      // Closed by the time that it was to be tried again.
      if (/is closed/.test(String(error))) return false;
      if (!isInterrupted(error)) throw error;
    }
  }
}

/** Adds one to the counter and writes a row. */
const write = (database: Database, row: number): Promise<unknown> =>
  database.transaction(async (db) => {
    const { rows } = await sql<{ n: number }>`select n from counter`.execute(db);
    await turn();
    await sql`update counter set n = ${(rows[0]?.n ?? 0) + 1}`.execute(db);
    await sql`insert into row values (${row})`.execute(db);
  });

async function read(database: Database): Promise<void> {
  const found = await database.read(async (db) => {
    const counter = await sql<{ n: number }>`select n from counter`.execute(db);
    await turn();
    const rows = await sql<{ n: number }>`select count(*) as n from row`.execute(db);
    return [counter.rows[0]?.n, rows.rows[0]?.n];
  });
  assert.equal(found[0], found[1]);
}

const takeBack = (database: Database): Promise<void> =>
  database
    .transaction(async (db) => {
      await sql`update counter set n = -1`.execute(db);
      await turn();
      throw new Error('Taken back.');
    })
    .catch((error: unknown) => {
      if (!/Taken back/.test(String(error))) throw error;
    });

/** Lives through the events and looks at what is left. */
async function live(events: readonly Event[]): Promise<void> {
  const join = workspace();
  const living: Member[] = [await join()];
  const begun = new Map<Member, Promise<unknown>[]>();
  const acknowledged = new Set<number>();
  const start = (member: Member, work: Promise<unknown>): void => {
    // Of those who are killed, nobody asks.
    work.catch(() => {});
    begun.set(member, [...(begun.get(member) ?? []), work]);
  };
  await living[0]?.shared.transaction(async (db) => {
    await sql`create table counter (n integer)`.execute(db);
    await sql`insert into counter values (0)`.execute(db);
    await sql`create table row (n integer)`.execute(db);
  });
  let row = 0;
  for (const { what, who, turns } of events) {
    const member = living[who % living.length];
    if (!member || living.length < 2 || what === 'join') living.push(await join());
    else if (what === 'write') {
      const number = ++row;
      start(
        member,
        insist(() => write(member.shared, number)).then((kept) => kept && acknowledged.add(number)),
      );
    } else if (what === 'read')
      start(
        member,
        insist(() => read(member.shared)),
      );
    else if (what === 'take back')
      start(
        member,
        insist(() => takeBack(member.shared)),
      );
    else {
      living.splice(living.indexOf(member), 1);
      if (what === 'close') start(member, member.shared.close());
      else {
        begun.delete(member);
        if (what === 'kill') member.kill();
        else member.killAtNextSync();
      }
    }
    for (let i = 0; i < turns; i++) await turn();
  }
  await Promise.all([...begun.values()].flat());
  const [last] = living;
  assert.ok(last);
  await read(last.shared);
  const rows = await last.shared.read(async (db) =>
    (await sql<{ n: number }>`select n from row order by n`.execute(db)).rows.map(({ n }) => n),
  );
  assert.deepEqual([...new Set(rows)], rows, 'nothing is there twice');
  for (const number of acknowledged) assert.ok(rows.includes(number), `${number} was acknowledged`);
  for (const { shared } of living.toReversed()) await shared.close();
}

describe('members of a workspace that come, go and die', () => {
  it('lose nothing that was acknowledged, do nothing twice, and see nothing unfinished', () =>
    fc.assert(fc.asyncProperty(fc.array(event, { minLength: 10, maxLength: 40 }), live), { numRuns: runs }));
});
