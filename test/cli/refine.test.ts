/** `spark-factory refine`: corrections into the file, under the same policy as every other write. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { inWorkspace, json } from './spark-factory.ts';

const library = `R1: Each member has a name and an address.
R2: When a reader returns a loan, the system shall free the copy.
R3: An address has a street and a city.
`;

interface Refinement {
  readonly added: string[];
  readonly replaced: string[];
  readonly corrections: { text: string; effect?: string }[];
  readonly file: { change: string };
}

it('refine writes what it is told in flags and sentences, once, and later runs honour it', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read }) => {
    const args = ['refine', 'library.req', 'copy is not an entity', '--merge', 'reader=member'];
    const more = ['--attribute', 'member.address: text, required', '--kind', 'member=person', '--json'];
    const first = json<Refinement>(await run([...args, ...more]), 'refine');
    const lines = [
      'copy is not an entity',
      'reader means member',
      'address is an attribute of member: text, required',
      'member is a kind of person',
    ];
    deepEqual(first.added, lines);
    equal(first.file.change, 'replaced');
    equal(
      read('library.req'),
      `${library}\ncorrections {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`,
    );

    const again = json<Refinement>(await run([...args, ...more]), 'refine');
    deepEqual([again.added, again.file.change], [[], 'unchanged']);

    const outcome = await run(['parse', 'library.req', '--json']);
    const { entities } = json<{ entities: { name: string }[] }>(outcome, 'parse');
    deepEqual(entities.map(({ name }) => name).sort(), ['Loan', 'Member', 'Person']);
  }));

it('refine --dry-run shows the diff and writes nothing', () =>
  inWorkspace(
    { 'library.req': `${library}\ncorrections {\n  copy is an entity\n}\n` },
    async ({ run, read }) => {
      const before = read('library.req');
      const { out, code } = await run(['refine', 'library.req', '--not-an-entity', 'copy', '--dry-run']);
      equal(code, 0);
      equal(
        out,
        [
          '--- library.req',
          '+++ library.req',
          '@@ -3,5 +3,5 @@',
          ' R3: An address has a street and a city.',
          ' ',
          ' corrections {',
          '-  copy is an entity',
          '+  copy is not an entity',
          ' }',
          '',
        ].join('\n'),
      );
      equal(read('library.req'), before);
    },
  ));

it('refine lists the corrections with those that have no effect, when it is told nothing', () =>
  inWorkspace(
    { 'library.req': `${library}corrections {\n  reader means member\n  shelf is an entity\n}\n` },
    async ({ run }) => {
      const { out } = await run(['refine', 'library.req']);
      equal(out, 'reader means member\n✗ shelf is an entity  (nothing speaks of “shelf”)\n');
    },
  ));

it('refine leaves 2 and the file as it is when it is told what it cannot read', () =>
  inWorkspace({ 'library.req': library }, async ({ run, read }) => {
    for (const [args, why] of [
      [['see the readers'], /“see the readers” cannot be read as a correction/],
      [['--merge', 'reader'], /--merge wants name=name, not “reader”/],
      [['--attribute', 'address'], /--attribute wants owner\.name/],
    ] as const) {
      const { code, err } = await run(['refine', 'library.req', ...args]);
      equal(code, 2);
      match(err, why);
    }
    equal(read('library.req'), library);
  }));
