/** `npm run bench [name …]`: takes the figures and prints them as one table. */

import { evolutionBench } from './evolution.ts';
import { fuzzBench } from './fuzz.ts';
import { generateBench } from './generate.ts';
import { languageServerBench } from './language-server.ts';
import { type Bench, type Figure, meets } from './measure.ts';
import { ownersBench } from './owners.ts';
import { reactorBench } from './reactor.ts';
import { requirementsBench } from './requirements.ts';
import { runtimeBench } from './runtime.ts';
import { sparkBench } from './spark.ts';
import { storeBench } from './store.ts';
import { storeCrashBench } from './store-crash.ts';

const benches: readonly Bench[] = [
  requirementsBench,
  sparkBench,
  generateBench,
  evolutionBench,
  languageServerBench,
  fuzzBench,
  storeBench,
  storeCrashBench,
  ownersBench,
  runtimeBench,
  reactorBench,
];

const wanted = process.argv.slice(2);
const row = ({ name, value, unit, spread, target, note, ...rest }: Figure): string => {
  const held = meets({ name, value, unit, ...(target ? { target } : {}), ...rest });
  const cells = [
    name.padEnd(52),
    value.toFixed(value < 100 ? 2 : 0).padStart(10),
    unit.padEnd(8),
    (spread ? `${spread[0].toFixed(1)} … ${spread[1].toFixed(1)}` : '').padEnd(20),
    target ? `${target} ${held ? 'holds' : 'NOT MET'}` : '',
    note ?? '',
  ];
  return cells.join('  ').trimEnd();
};

for (const { name, run } of benches.filter((bench) => wanted.length === 0 || wanted.includes(bench.name))) {
  console.log(`\n${name}`);
  for (const figure of await run()) console.log(`  ${row(figure)}`);
}
