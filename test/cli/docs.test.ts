/** `spark-factory docs`: references of languages on standard output, in files, and as JSON. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inWorkspace, json } from './spark-factory.ts';

const garden = readFileSync(
  join(fileURLToPath(new URL('..', import.meta.url)), 'fixtures/garden.spark'),
  'utf8',
);

type Languages = { name: string; format: string; text: string; file?: { path: string; change: string } }[];

it('docs writes the reference of a definition for people', () =>
  inWorkspace({ 'garden.spark': garden }, async ({ run }) => {
    const { code, out, err } = await run(['docs', 'garden.spark']);
    equal(code, 0, err);
    match(out, /^# garden reference$/m);
    match(out, /^From garden\.spark:$/m);
  }));

it('docs takes the name of a built-in definition, too', () =>
  inWorkspace({}, async ({ run }) => {
    const { code, out } = await run(['docs', 'reactor']);
    equal(code, 0);
    match(out, /^# reactor reference$/m);
  }));

it('docs writes files once, and leaves those that somebody edited', () =>
  inWorkspace({ 'garden.spark': garden }, async ({ run, read, write }) => {
    const args = ['docs', 'garden.spark', '--out', 'reference', '--format', 'json-schema', '--json'];
    const first = await run(args);
    equal(first.code, 0, first.err);
    const [language] = json<Languages>(first, 'docs');
    ok(language?.file);
    deepEqual([language.name, language.format, language.file.change], ['garden', 'json-schema', 'created']);
    ok(language.file.path.endsWith('garden.schema.json'));
    equal(read('reference/garden.schema.json'), language.text);
    equal(JSON.parse(language.text).title, 'garden');
    equal(json<Languages>(await run(args), 'docs')[0]?.file?.change, 'unchanged');

    write('reference/garden.schema.json', language.text.replace('A piece of land', 'My land'));
    const edited = await run(args);
    equal(edited.code, 1);
    match(edited.err, /garden\.schema\.json was edited since it was made/);
    equal(json<Languages>(await run([...args, '--force']), 'docs')[0]?.file?.change, 'replaced');

    write('garden.spark', garden.replace('A piece of land.', 'Land with a fence.'));
    equal(json<Languages>(await run(args), 'docs')[0]?.file?.change, 'replaced');
  }));

it('docs sees the definitions beside a file, and says which files it wrote', () =>
  inWorkspace(
    {
      'park.spark': 'dsl park {\n  extends garden\n  entity park { arg name: atom { unique true } }\n}\n',
      'garden.spark': garden,
    },
    async ({ run, read }) => {
      const { code, out, err } = await run(['docs', 'park.spark', '--out', '.', '--format', 'typescript']);
      equal(code, 0, err);
      equal(out, 'Wrote park.ts.\n');
      match(read('park.ts'), /^export interface Plant \{$/m);
    },
  ));

it('docs leaves 1 for a definition with errors, which it writes all the same', () =>
  inWorkspace(
    { 'wrong.spark': 'dsl wrong {\n  entity page { include nothing  arg name: atom }\n}\n' },
    async ({ run }) => {
      const { code, out, err } = await run(['docs', 'wrong.spark']);
      equal(code, 1);
      match(out, /^### page$/m);
      match(err, /wrong\.spark have errors/);
    },
  ));

it('docs leaves 2 for what is no definition', () =>
  inWorkspace({ 'empty.spark': 'use reactor\n' }, async ({ run }) => {
    const none = await run(['docs', 'nothing']);
    equal(none.code, 2);
    match(none.err, /neither a \.spark file nor a built-in definition; there are .*ash\.resource/);
    const empty = await run(['docs', 'empty.spark']);
    equal(empty.code, 2);
    match(empty.err, /empty\.spark defines no language/);
    equal((await run(['docs', 'missing.spark'])).code, 2);
    equal((await run(['docs', 'reactor', '--format', 'pdf'])).code, 2);
  }));
