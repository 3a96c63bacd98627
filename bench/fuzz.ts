/** Many more inputs for the properties of documents than tests have time for; a failure ends the bench with its counterexample. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench } from './measure.ts';

const inputs = 20_000;
const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

export const fuzzBench: Bench = {
  name: 'fuzz',
  run: async () => {
    const start = performance.now();
    const tests = [
      'test/server/language/spark-fuzz.test.ts',
      'test/server/language/spark/tree-parser.test.ts',
      'test/server/requirements/fuzz.test.ts',
      'test/server/store/owner/shared-fuzz.test.ts',
    ];
    const { status } = spawnSync(
      process.execPath,
      [path('node_modules/mocha/bin/mocha.js'), '--timeout', '0', ...tests.map(path)],
      { cwd: path('.'), env: { ...process.env, FUZZ: String(inputs) }, stdio: 'inherit' },
    );
    if (status !== 0) throw new Error('A property does not hold; the counterexample is above.');
    return [
      { name: 'inputs for each property, without a failure', value: inputs, unit: '' },
      { name: 'time', value: (performance.now() - start) / 1000, unit: 's' },
    ];
  },
};
