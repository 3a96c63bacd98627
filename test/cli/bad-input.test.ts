/** Bad input and bad surroundings: one clear message that says what to do, nothing lost, nothing half-written. */
import { equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkspace } from './spark-factory.ts';

const small = 'R1: Each patient has a name and an e-mail address.\nR2: A patient books appointments.\n';

it('an empty file: says what to write', () =>
  inWorkspace({ 'empty.req': '' }, async ({ run, folder }) => {
    const { code, err } = await run(['generate', 'empty.req']);
    equal(code, 1);
    match(err, /Nothing to model was found in empty\.req\. Say what there is/);
    ok(!existsSync(join(folder, 'empty.spark')));
    equal((await run(['check', 'empty.req'])).code, 0);
  }));

it('10 MB of prose: one finding that says what to do, in seconds', () =>
  inWorkspace({ 'huge.req': 'The patient books an appointment. '.repeat(310_000) }, async ({ run }) => {
    const { code, out } = await run(['check', 'huge.req']);
    equal(code, 1);
    equal(out.trim().split('\n').length, 1);
    match(out, /beyond the limit.*Split it.*document-too-large/);
    const generated = await run(['generate', 'huge.req']);
    equal(generated.code, 1);
    ok(generated.err.length > 0);
  }));

it('bytes that are not UTF-8: the file is named and left alone', () =>
  inWorkspace({ 'latin.req': new Uint8Array([0x52, 0x31, 0x3a, 0x20, 0xe9, 0x0a]) }, async ({ run }) => {
    const { code, err } = await run(['generate', 'latin.req']);
    equal(code, 1);
    match(err, /latin\.req is not UTF-8 text/);
  }));

it('a corrupt store: the model is written all the same, the store is left for recovery', () =>
  inWorkspace({ 'small.req': small }, async ({ run, folder, read }) => {
    mkdirSync(join(folder, '.spark-factory'));
    writeFileSync(join(folder, '.spark-factory/store.db'), 'this is no database'.repeat(300));
    const { code, err } = await run(['generate', 'small.req']);
    equal(code, 0);
    match(err, /store .* is damaged/i);
    match(read('small.spark'), /resource Patient/);
    match(read('.spark-factory/store.db'), /^this is no database/);
  }));

it('an output folder that cannot be written to: a message, and nothing half-written', () =>
  inWorkspace({ 'small.req': small, blocked: 'a file where a folder is wanted' }, async ({ run, folder }) => {
    const { code, err } = await run(['generate', 'small.req', '--out', 'blocked/models']);
    equal(code, 1);
    match(err, /blocked/);
    ok(!readdirSync(folder).some((name) => name.endsWith('.spark') || name.includes('.tmp')));
  }));

it('Ctrl-C: nothing is written', () =>
  inWorkspace({ 'many.req': manyStatements(4000) }, async ({ runBundle, folder }) => {
    const { code, err } = await runBundle(['generate', 'many.req'], (child) =>
      child.stderr?.once('data', () => child.kill('SIGINT')),
    );
    equal(code, 1);
    match(err, /Cancelled\. Nothing was written\./);
    ok(!existsSync(join(folder, 'many.spark')));
  }));

/** A large document in which every statement asks for something else. */
function manyStatements(count: number): string {
  const nouns = ['patient', 'invoice', 'room', 'nurse', 'ward', 'bed', 'order', 'report'];
  return Array.from(
    { length: count },
    (_, i) => `R${i + 1}: Each ${nouns[i % nouns.length]} ${i} has a name, a code and a date ${i}.`,
  ).join('\n');
}
