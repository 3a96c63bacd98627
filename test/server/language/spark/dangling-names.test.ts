/** Names that lead nowhere are errors on their own words, and correct models have none: `UPDATE=1` writes the page about it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../../../server/src/base/random.ts';
import { checkIn, createWorkspace, formatSpark } from '../../../../server/src/language/spark/index.ts';
import { outcomeOf, readCases } from './dangling-names/cases.ts';
import { models } from './dangling-names/models.ts';
import { mutate } from './dangling-names/mutations.ts';
import { isFound, pageOf, type Tried } from './dangling-names/page.ts';

const page = join(import.meta.dirname, '../../../../docs/dangling-names.md');

/** The change of a reactor is about a resource that is known only when it runs. */
const unknowable = ['attribute note'];

describe('names that lead nowhere', () => {
  it('are in none of ten correct models', () => {
    assert.equal(models.length, 10);
    for (const { name, documents } of models) {
      const workspace = createWorkspace(documents);
      const resources = documents.flatMap(({ text }) => text.match(/^resource /gm) ?? []);
      assert.ok(resources.length >= 30, name);
      const findings = documents.flatMap((document) => checkIn(workspace, document));
      const wrong = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(wrong, [], name);
      for (const document of documents) assert.equal(formatSpark(document), document.text, document.uri);
    }
  });

  let tried: readonly Tried[] = [];
  before(() => {
    tried = readCases().map((each) => ({ case: each, outcome: outcomeOf(each) }));
  });

  it('are a hundred, each an error on its words, with the right name when that is near', () => {
    assert.equal(tried.length, 100);
    for (const each of tried) {
      const { reference, right, wrong, near } = each.case;
      const where = `${reference}: ${right} → ${wrong}: ${JSON.stringify(each.outcome)}`;
      assert.ok(isFound(each), where);
      assert.equal(each.outcome.suggestion, near ? right : undefined, where);
    }
  });

  it('are found wherever a reference is', () => {
    const random = createRandom(20);
    const mutations = models.flatMap((model) => mutate(model, random.fork(model.name)));
    const missed = mutations.filter(({ kind, found }) => !found && !kind.endsWith('in an expression'));
    assert.deepEqual(new Set(missed.map(({ kind, name }) => `${kind} ${name}`)), new Set(unknowable));
    const text = pageOf(tried, mutations, models);
    if (process.env['UPDATE']) writeFileSync(page, text);
    assert.equal(readFileSync(page, 'utf8'), text, 'run it with UPDATE=1 and read the diff');
  });
});
