/** Where the benchmark texts, their answers and their scorers lie: outside of the repository, for most may not be copied into it. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Names the folder when it is not beside the checkout. */
export const VARIABLE = 'SPARK_FACTORY_BENCHMARK_DATA';

/** What to do when there is no data. */
export const NO_DATA = `No benchmark data: give --data <dir>, set ${VARIABLE}, or put it at ../shared/data beside the checkout. The folder holds <set>/dev.input.json, <set>/dev.gold.json and score/<scorer>.mjs.`;

/**
 * The folder that was asked for, that the environment names, or that lies beside the checkout.
 * @returns undefined when nobody names one and there is none beside the checkout
 * @throws Error when the named folder holds no scorers
 */
export function dataFolder(asked: string | undefined): string | undefined {
  const named = asked ?? process.env[VARIABLE];
  const folder = named === undefined ? join(root, '../shared/data') : resolve(named);
  if (existsSync(join(folder, 'score'))) return folder;
  if (named !== undefined) throw new Error(`${folder} has no folder "score". ${NO_DATA}`);
  return undefined;
}
