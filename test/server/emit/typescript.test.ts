/** The TypeScript modules: compiled under the strictest settings, and run over a document. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { camelCase, pascalCase, pluralOf } from '../../../server/src/emit/case.ts';
import { languageOf } from '../../../server/src/emit/language.ts';
import { typescriptOf } from '../../../server/src/emit/typescript.ts';
import { createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import { builtIn, builtIns, garden, root, spelling } from './emitted.ts';

/** What reads a document well, and what it says. */
const reading = `import * as g from './garden.ts';

export function read(document: g.Document): unknown {
  const [cloister] = g.gardensOf(document);
  if (!cloister) return undefined;
  const open: boolean = g.Garden.open(cloister);
  const size: number = g.Garden.size(cloister);
  const owner: string | undefined = g.ownerOf(cloister)?.person;
  const [herbs] = g.bedsOfGarden(cloister);
  const widths: number[] = g.bedsOfGarden(cloister).map(g.Bed.width);
  const plants = herbs ? g.plantsOf(herbs) : [];
  const watering = plants.map((plant) => {
    const call = g.Plant.watering(plant);
    return call?.call === 'by_hand' ? call.args.times : call?.call;
  });
  const inner = herbs ? g.bedsOfBed(herbs).map(g.Bed.name) : [];
  return { open, size, owner, widths, watering, inner, growers: plants.map(g.Plant.grower) };
}
`;

/** One mistake a line, each of which the compiler has to find. */
const mistakes = [
  `g.Garden.size({ name: 'Orchard' });`,
  `const size: string = g.Garden.size({ name: 'Orchard', size: 1 });`,
  `g.bedsOfGarden({ name: 'herbs' });`,
  `g.Garden.opened({ name: 'Orchard', size: 1 });`,
  `const bench: g.Bench = { 'empty?': true };`,
  `const helper: g.Helper = { name: 'Anna', days: [8] };`,
  `const plant: g.Plant = { species: 'rose', row: 1, sown: [3, 'winter'] };`,
  `const call: g.WateringCall = { call: 'by_hand' };`,
  `const other: g.WateringCall = { call: 'by_boat' };`,
  `declare const bed: g.Bed; bed.plant?.push({ species: 'rose', row: 1 });`,
];

describe('TypeScript of a language', () => {
  let folder = '';
  before(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'spark-factory-')));
    writeFileSync(join(folder, 'garden.ts'), typescriptOf(garden().language, spelling));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (...names: readonly string[]): string => {
    const options = [
      '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noUnusedLocals',
      '--target es2024 --module nodenext --allowImportingTsExtensions --erasableSyntaxOnly --pretty false',
    ].flatMap((line) => line.split(' '));
    const program = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [program, ...options, '--types', '', ...names], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout;
  };

  it('compiles for every built-in definition', () => {
    const names = builtIns.map((name) => `${name}.ts`);
    for (const name of builtIns)
      writeFileSync(join(folder, `${name}.ts`), typescriptOf(builtIn(name), spelling));
    assert.equal(compile(...names), '');
  });

  it('reads a document, defaults included', async () => {
    writeFileSync(join(folder, 'reading.ts'), reading);
    assert.equal(compile('reading.ts'), '');
    const { read } = await import(pathToFileURL(join(folder, 'reading.ts')).href);
    assert.deepEqual(read(garden().json), {
      open: true,
      size: 400,
      owner: 'The convent',
      widths: [0.8, 1.2],
      watering: ['sprinkler', 2],
      inner: ['corner'],
      growers: ['nobody', 'Anna'],
    });
  });

  it('lets no mistake pass', () => {
    const text = `import * as g from './garden.ts';\n${mistakes.map((line, index) => `export function mistake${index}() { ${line} }`).join('\n')}\n`;
    writeFileSync(join(folder, 'mistakes.ts'), text);
    const found = new Set(
      [...compile('mistakes.ts').matchAll(/^mistakes\.ts\((\d+),\d+\): error TS(?!6133)/gm)].map(([, line]) =>
        Number(line),
      ),
    );
    assert.deepEqual(
      mistakes.filter((_, index) => !found.has(index + 2)),
      [],
    );
  });

  it('tells what a document says from what every object has', () => {
    const odd = parseSpark(`dsl odd {
  entity thing {
    arg name: atom
    option toString: boolean = false
    option __proto__: string
    section constructor { entity valueOf { arg name: atom } }
  }
}`);
    const language = languageOf('odd', createWorkspace([odd]).schemas);
    assert.ok(language);
    writeFileSync(join(folder, 'odd.ts'), typescriptOf(language, spelling));
    const say = `import * as o from './odd.ts';
const things: readonly o.Thing[] = [
  { name: 'bare' },
  JSON.parse('{"name":"full","toString":true,"__proto__":"p","constructor":{"valueOf":[{"name":"v"}]}}') as o.Thing,
];
console.log(JSON.stringify(things.map((each) => [o.Thing.toString(each), o.Thing.proto(each) ?? null, o.valueOfsOf(each).length])));
`;
    writeFileSync(join(folder, 'say.ts'), say);
    assert.equal(compile('odd.ts'), '');
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'say.ts')], { encoding: 'utf8' });
    assert.equal(stdout.trim(), '[[false,null,0],[true,"p",1]]', stderr);
  });

  it('is the same each time', () =>
    assert.equal(
      typescriptOf(builtIn('ash.resource'), spelling),
      typescriptOf(builtIn('ash.resource'), spelling),
    ));
});

describe('names for programs', () => {
  it('leave out what no program takes', () => {
    assert.deepEqual(
      ['allow_nil?', 'uuid_v7_primary_key', 'ash.resource', '2nd', 'matches?', '?'].map(camelCase),
      ['allowNil', 'uuidV7PrimaryKey', 'ashResource', 'name2nd', 'matches', 'name'],
    );
    assert.equal(pascalCase('has_many'), 'HasMany');
  });

  it('are plural where there are many', () =>
    assert.deepEqual(['attribute', 'policy', 'switch', 'matches', 'day'].map(pluralOf), [
      'attributes',
      'policies',
      'switches',
      'matches',
      'days',
    ]));
});
