/**
 * `npm run bench:requirements`: how well and how fast requirements are understood, by texts whose answers people made, as one table.
 * `--data <dir>` says where these are, `--split <name>` which part, `--floors` only compares with the floors, `--quick` leaves spread and speed out.
 */
import { parseArgs } from 'node:util';
import { requirementsBench } from '../requirements.ts';
import { annotatedFigures } from './annotated.ts';
import { confidenceIn } from './calibration.ts';
import { dataFolder, NO_DATA } from './data-folder.ts';
import { fallen } from './floors.ts';
import { type Measured, measure } from './measured.ts';
import { atEightCells, benchmarkCells, bucketCells, confidenceCells, speedCells } from './rows.ts';
import { sets } from './sets.ts';
import { tableOf } from './table.ts';

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
  '',
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
if (options.split === 'dev') measured.push(...(await annotatedFigures(folder)));
const confidence = await confidenceIn(folder, options.split);
const speed = options.floors || options.quick ? [] : await requirementsBench.run();
console.log(
  tableOf(columns, [
    ...measured.map(benchmarkCells),
    ...confidence.map(confidenceCells),
    ...confidence.slice(-1).map(atEightCells),
    ...speed.map(speedCells),
  ]),
);
if (!options.floors) {
  console.log('\nOf the facts of one confidence, the share that people have in their models, too:\n');
  console.log(tableOf(['', '>confidence', '>facts', '>said', '>right', ''], confidence.flatMap(bucketCells)));
}

const low = options.split === 'dev' ? fallen(measured, confidence) : [];
for (const sentence of low) console.error(sentence);
process.exitCode = low.length > 0 ? 1 : 0;
