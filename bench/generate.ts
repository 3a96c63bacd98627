/** How long the main job takes on the clinic: from text to a chosen model, without a disk. */
import { readFileSync } from 'node:fs';
import { createEngine } from '../server/src/app/create-engine.ts';
import { silentHost } from '../server/src/base/host.ts';
import { nodePlatform } from '../server/src/node/platform.ts';
import { readSqlWasm } from '../server/src/node/sql-wasm.ts';
import { type Bench, figure, times } from './measure.ts';

export const generateBench: Bench = {
  name: 'generate',
  run: async () => {
    const text = readFileSync(new URL('../examples/clinic/clinic.req', import.meta.url), 'utf8');
    const engine = createEngine({ wasm: readSqlWasm, platform: nodePlatform });
    const request = {
      requirements: { uri: 'file:///clinic.req', text },
      target: { uri: 'file:///clinic.spark' },
      seed: 1,
    };
    const taken = await times(7, () => engine.generate(request, silentHost));
    return [figure('generate the clinic, warm', taken, 'ms')];
  },
};
