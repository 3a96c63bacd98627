/**
 * Fits the weights of `server/src/requirements/specify/backlog/weights.ts` to backlogs with domain models by hand, and prints them:
 * `node bench/understanding/fit-backlog.ts --data <dir>`. The backlogs are those of the set `usdm`, which is Apache-2.0.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fitted, fitBacklogs, type Modelled } from './backlog-examples.ts';
import { dataFolder, NO_DATA } from './data-folder.ts';

const { values } = parseArgs({ options: { data: { type: 'string' }, without: { type: 'string' } } });
const folder = dataFolder(values.data);
if (folder === undefined) throw new Error(NO_DATA);
const { items } = JSON.parse(readFileSync(join(folder, 'usdm/dev.gold.json'), 'utf8')) as {
  items: readonly Modelled[];
};
const { names, pairs } = fitBacklogs(items.filter(({ id }) => id !== values.without));
print('NAME_WEIGHTS', names);
print('PAIR_WEIGHTS', pairs);

function print(title: string, { weights, examples, holding }: Fitted): void {
  process.stdout.write(`\n// ${examples} examples, ${holding} of which hold\nexport const ${title} = {\n`);
  for (const [name, weight] of Object.entries(weights)) process.stdout.write(`  ${name}: ${weight},\n`);
  process.stdout.write('};\n');
}
