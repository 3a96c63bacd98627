/** `spark-factory import`: files of other tools become `.req` files beside them, and nothing is replaced unasked. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { inWorkspace, json } from './spark-factory.ts';

const kiro = '# Cellar\n\n### Requirement 1\n\n**User Story:** As a cook, I want to see the wines.\n';
const list = 'ID,Requirement\nR1,A bottle has a year.\n';

it('import writes one .req file beside each file, told by their content', () =>
  inWorkspace({ 'requirements.md': kiro, 'list.csv': list }, async ({ run, read }) => {
    const { code, out } = await run(['import', 'requirements.md', 'list.csv']);
    equal(code, 0);
    match(out, /^Wrote requirements\.req \(kiro, 1 statement\)\.$/m);
    match(read('requirements.req'), /^project "Cellar"$[\s\S]*^1: As a cook/m);
    match(read('list.req'), /^R1: A bottle has a year\.$/m);
    const again = json<{ change: string; format: string }[]>(
      await run(['import', 'list.csv', '--json']),
      'import',
    );
    deepEqual(
      again.map(({ change, format }) => [change, format]),
      [['unchanged', 'text']],
    );
  }));

it('import leaves a file that is there as it is, unless it is told to replace it', () =>
  inWorkspace({ 'list.csv': list, 'list.req': 'R9: Mine.\n' }, async ({ run, read }) => {
    const refused = await run(['import', 'list.csv']);
    equal(refused.code, 1);
    match(refused.err, /list\.req is there already .* --force/);
    equal(read('list.req'), 'R9: Mine.\n');
    equal((await run(['import', 'list.csv', '--force'])).code, 0);
    match(read('list.req'), /R1: A bottle/);
  }));

it('import puts several files into one, and reads a file as what it is told', () =>
  inWorkspace({ 'requirements.md': kiro, 'list.csv': list }, async ({ run, read }) => {
    equal((await run(['import', 'requirements.md', 'list.csv', '--out', 'all.req'])).code, 0);
    ok(read('all.req').includes('R1: A bottle') && read('all.req').includes('1: As a cook'));
    equal((await run(['import', 'requirements.md', '--from', 'text', '--out', 'plain.req'])).code, 0);
    match(read('plain.req'), /\*\*User Story:\*\*/);
  }));

const refusals: Readonly<Record<string, readonly [args: readonly string[], code: number, why: RegExp]>> = {
  'a file that is not there': [['import', 'none.md'], 2, /no file none\.md/],
  'a format that there is not': [['import', 'list.csv', '--from', 'word'], 2, /kiro, spec-kit, reqif, text/],
  'a target that is no .req file': [['import', 'list.csv', '--out', 'list.csv'], 2, /is not a \.req file/],
  'two files with one target': [['import', 'list.csv', 'list.txt'], 2, /import them one by one/],
  'what is no ReqIF': [['import', 'list.csv', '--from', 'reqif'], 1, /cannot be read/],
};

for (const [name, [args, code, why]] of Object.entries(refusals))
  it(`import refuses ${name}, and writes nothing`, () =>
    inWorkspace({ 'list.csv': list, 'list.txt': 'A bottle is green.\n' }, async ({ run, read }) => {
      const outcome = await run(args);
      equal(outcome.code, code);
      match(outcome.err, why);
      equal(read('list.csv'), list);
      equal((await run(['parse', 'list.req'])).code, 2);
    }));

it('requirements in Markdown are checked, and become a model beside them', () =>
  inWorkspace(
    {
      'cellar.req.md': '# Cellar\n\nR1: Each bottle has a **year** and a price.\nR1: A rack holds bottles.\n',
      'notes.md': '# Notes\n\n```req\nR1: A rack holds bottles.\nR1: A bottle has a price.\n```\n',
    },
    async ({ run, read, folder }) => {
      const all = await run(['check', folder]);
      match(all.out, /^cellar\.req\.md:4:1: error: .*\[req\/duplicate-id\]$/m);
      ok(!all.out.includes('notes.md'), 'other Markdown is checked only when it is named');
      match((await run(['check', 'notes.md'])).out, /^notes\.md:5:1: error: .*\[req\/duplicate-id\]$/m);
      equal((await run(['generate', 'cellar.req.md'])).code, 0);
      match(read('cellar.spark'), /requirements "cellar\.req\.md"/);
    },
  ));
