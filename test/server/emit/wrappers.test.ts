/** Typed functions for the actions of documents: golden module, and what the compiler makes of calls. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrappersOf } from '../../../server/src/emit/wrappers/index.ts';
import { readDefinitions } from '../../../server/src/language/definition/index.ts';
import { checkSpark, createWorkspace, parseSpark } from '../../../server/src/language/spark/index.ts';
import { root } from './emitted.ts';

const source = {
  uri: 'file:///shelf.spark',
  text: readFileSync(join(root, 'test/fixtures/shelf.spark'), 'utf8'),
};

const shelf = () => {
  const { definitions, problems } = readDefinitions(createWorkspace([parseSpark(source.text, source.uri)]));
  assert.deepEqual(problems, []);
  return wrappersOf(definitions, {
    name: 'Shelf',
    doc: 'A shelf.',
    runtime: '../../../server/src/runtime',
  });
};

it('the shelf is without findings', () => assert.deepEqual(checkSpark(source), []));

it('typed functions of the shelf are as they were', () => {
  const path = join(root, 'test/golden/emit/shelf.ts');
  const text = shelf();
  if (process.env['UPDATE']) writeFileSync(path, text);
  assert.equal(text, readFileSync(path, 'utf8'), 'run it with UPDATE=1 and read the diff');
});

it('typed functions of nothing are a module', () =>
  assert.match(
    wrappersOf(
      { domains: [], resources: [], reactors: [] },
      { name: 'Empty', doc: 'Nothing.', runtime: '..' },
    ),
    /export function createEmpty/,
  ));
