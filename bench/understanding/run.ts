/**
 * `npm run bench:requirements`: how well requirements are understood, by texts whose answers people made, as one table.
 * `--data <dir>` says where these are, `--split <name>` which part, `--floors` only compares with the floors, `--quick` leaves spread and speed out.
 */
import { parseArgs } from 'node:util';
import { dataFolder, NO_DATA } from './data-folder.ts';
import { fallen } from './floors.ts';
import { type Measured, measure } from './measured.ts';
import { sets } from './sets.ts';
import { share, tableOf } from './table.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    split: { type: 'string', default: 'dev' },
    floors: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

let folder: string | undefined;
try {
  folder = dataFolder(options.data);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
if (folder === undefined) {
  console.log(options.floors ? `Floors under the requirements engine not checked. ${NO_DATA}` : NO_DATA);
  process.exit(options.floors ? 0 : 2);
}

const columns = [
  'benchmark',
  'now known',
  '>must',
  '>aim',
  `>${options.split}`,
  '>cross-val.',
  '>±',
  '>worst',
  'of',
  '',
];
const measured: Measured[] = [];
for (const set of sets) {
  const rows = await measure(set, folder, options.split, !options.floors && !options.quick);
  if (rows === undefined)
    console.error(`${set.name}: no ${options.split}.input.json with answers, left out.`);
  else measured.push(...rows);
}
console.log(tableOf(columns, measured.map(cells)));

const low = options.split === 'dev' ? fallen(measured) : [];
for (const sentence of low) console.error(sentence);
process.exitCode = low.length > 0 ? 1 : 0;

function cells({ set, row, value, crossValidated, spread }: Measured): readonly string[] {
  // What was fitted counts by what it gives for texts that it was not fitted to.
  const honest = crossValidated ?? value;
  const verdict = honest >= row.aim ? 'aim reached' : honest >= row.must ? 'reached' : 'NOT MET';
  return [
    `${set} ${row.figure}`,
    row.known,
    share(row.must),
    share(row.aim),
    share(value),
    crossValidated === undefined ? '' : share(crossValidated),
    spread === undefined ? '' : share(spread.error),
    spread === undefined ? '' : share(spread.worst),
    spread?.of ?? '',
    verdict,
  ];
}
