/** `spark-factory runs` and `spark-factory db`: what was done, taken back, copied, carried elsewhere. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowRunView } from '../../server/src/app/workflow-views.ts';
import { inWorkspace, json } from './spark-factory.ts';

const orchard = 'R1: Each tree has a sort and a height in metres.\nR2: A row has at least one tree.\n';

it('runs lists, shows, undoes and retries what generate did', () =>
  inWorkspace({ 'orchard.req': orchard }, async ({ run }) => {
    match((await run(['runs'])).out, /No workflow has run here/);
    equal((await run(['generate', 'orchard.req'])).code, 0);
    const { runs } = json<{ runs: WorkflowRunView[] }>(await run(['runs', '--json']), 'runs');
    deepEqual(
      runs.map(({ reactor, state }) => [reactor, state]),
      [['DslGeneration', 'successful']],
    );
    const id = runs[0]?.id ?? '';
    match((await run(['runs', 'show', id.slice(0, 13)])).out, /Parse requirements +done/);
    match(
      (await run(['runs'])).out,
      /^ID +STATE +STARTED +TOOK +WHAT\n[0-9a-f]{8} +finished .* · orchard\.req\n$/,
    );
    match(
      (await run(['runs', 'show', 'last'])).out,
      /\nTo undo it: spark-factory runs undo [0-9a-f-]{36}\n$/,
    );
    const undone = json<{ run: WorkflowRunView }>(await run(['runs', 'undo', id, '--json']), 'runs');
    equal(undone.run.state, 'undone');
    equal(undone.run.milliseconds, runs[0]?.milliseconds);
    const again = await run(['runs', 'undo', id]);
    equal(again.code, 1);
    match(again.err, /The run is undone, so it cannot be undone; it can be retried\./);
    const retried = json<{ run: WorkflowRunView }>(await run(['runs', 'retry', id, '--json']), 'runs');
    equal(retried.run.state, 'successful');
    const unknown = await run(['runs', 'show', 'zzz']);
    equal(unknown.code, 2);
    match(unknown.err, /There is no run "zzz"/);
    const misspelt = await run(['runs', 'undoo', id]);
    equal(misspelt.code, 2);
    match(misspelt.err, /There is no "runs undoo"; there are list, show, resume/);
    equal((await run(['runs', 'show'])).code, 2);
  }));

it('db tells, copies, empties, and carries records to another workspace', () =>
  inWorkspace({ 'orchard.req': orchard }, async ({ run, folder }) => {
    const nothing = await run(['db', '--folder', join(folder, 'empty')]);
    equal(nothing.code, 1);
    match(nothing.err, /There is no store yet/);
    ok(!existsSync(join(folder, 'empty')), 'Looking at a store makes none.');
    await run(['generate', 'orchard.req']);
    match(
      (await run(['db'])).out,
      /store\.db: [\d.]+ MB of 256 MB\n[\s\S]* 1 {2}dsl projects\n[\s\S]*without records\n$/,
    );
    equal((await run(['db', 'bogus'])).code, 2);
    const info = json<{ role: string; tables: { name: string; rows: number }[] }>(
      await run(['db', '--json']),
      'db',
    );
    equal(info.role, 'owner');
    equal(info.tables.find(({ name }) => name === 'dsl_projects')?.rows, 1);
    match((await run(['db', 'migrate'])).out, /up to date/);
    const { backup } = json<{ backup: string }>(await run(['db', 'backup', '--json']), 'db');
    ok(existsSync(backup));
    json(await run(['db', 'vacuum', '--json']), 'db');
    const { records } = json<{ records: number }>(
      await run(['db', 'export', '--out', 'all.jsonl', '--json']),
      'db',
    );
    ok(records > 10);
    const other = join(folder, 'other');
    const taken = json(await run(['db', 'import', 'all.jsonl', '--folder', other, '--json']), 'db');
    deepEqual(taken, { records, known: 0 });
    const wrong = await run(['db', 'import', 'orchard.req', '--folder', other]);
    equal(wrong.code, 1);
    match(wrong.err, /Line 1 is not of an export/);
    equal((await run(['db', 'import', 'gone.jsonl'])).code, 2);
  }));
