/** What is lost when processes are killed and power is cut, far more often than the tests have time for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kills, killWriters } from '../test/server/store/sqljs/kills.ts';
import { openIn } from '../test/server/store/sqljs/opening.ts';
import { cutPower } from '../test/server/store/sqljs/power-cuts.ts';
import type { Bench, Figure } from './measure.ts';

/** 1,000 `kill -9` at random moments of a mixed load with acknowledgements. */
export async function kills(count = 1_000): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spark-factory-bench-'));
  try {
    return figuresOf(`${count} kills`, await killWriters(count, 1, folder, tellProgress));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Minutes go by: a run that is stopped has said what it found until then. */
function tellProgress(kills: number, found: Readonly<Kills>): void {
  if (kills % 25 === 0) process.stderr.write(`after ${kills} kills: ${JSON.stringify(found)}\n`);
}

/** 3,000 power cuts with torn writes, simulated on a trace of the file calls. */
export const powerCuts = async (count = 3_000): Promise<Figure[]> =>
  figuresOf(`${count} power cuts`, await cutPower(count, 1, (files) => openIn(files, { logLimit: 60_000 })));

function figuresOf(
  of: string,
  found: { lost: number; corrupt: number; invented: number; acknowledged: number },
): Figure[] {
  return [
    { name: `${of}: acknowledged transactions`, value: found.acknowledged, unit: '' },
    { name: `${of}: lost`, value: found.lost, unit: '', target: '< 1' },
    { name: `${of}: damaged`, value: found.corrupt, unit: '', target: '< 1' },
    { name: `${of}: there but never asked for`, value: found.invented, unit: '', target: '< 1' },
  ];
}

export const storeCrashBench: Bench = {
  name: 'engine-crash',
  run: async () => [...(await powerCuts()), ...(await kills())],
};
