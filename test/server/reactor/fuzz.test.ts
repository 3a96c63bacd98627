/** Random reactors with random failures, deaths, halts and resumes come to what the sequential model says; `FUZZ` says how many. */
import { ok } from 'node:assert/strict';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { randomRun } from './random-run.ts';

const runs = Math.min(500, Number(process.env['FUZZ'] ?? 50));
const first = Number(process.env['SEED'] ?? 1);

it(`does what the sequential model says (${runs} runs)`, async () => {
  const database = await openMemoryDatabase();
  let [deaths, failures] = [0, 0];
  for (let seed = first; seed < first + runs; seed++) {
    const run = await randomRun(seed, database, seed % 5 > 0);
    deaths += run.deaths;
    if (run.failed) failures++;
  }
  // The runs are worth something: many of them died and failed.
  if (runs >= 20) ok(deaths > runs / 2 && failures > runs / 10, `${deaths} deaths, ${failures} failures`);
});
