import { equal } from 'node:assert/strict';
import { writtenTable } from '../../../../server/src/store/sqljs/written-table.ts';

const cases: readonly [string, string | undefined][] = [
  ['insert into "note" ("id") values (?)', 'note'],
  ['insert or ignore into note values (1)', 'note'],
  ['insert into "a" ("x") values (?) on conflict ("x") do update set "x" = 1', 'a'],
  ['replace into main."no""te" values (1)', 'no"te'],
  ['update "main"."note" set x = 1', 'note'],
  ['  DELETE FROM note', 'note'],
  ['with "old" as (select 1 from "b") delete from "note" where 1', 'note'],
  ['with x as (select 1) insert into y select * from x on conflict do update set z = 1', 'y'],
  ['with "old" as (select 1) select * from "old"', undefined],
  ["select 'delete from note'", undefined],
  ['create table if not exists "note" (id text)', 'note'],
  ['alter table note add column x', 'note'],
  ['create index note_id on note (id)', undefined],
  ['begin', undefined],
];

describe('the table that a statement writes to', () => {
  for (const [sql, table] of cases) it(`${sql} → ${table ?? 'none'}`, () => equal(writtenTable(sql), table));
});
