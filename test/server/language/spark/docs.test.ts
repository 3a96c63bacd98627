import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkSpark, checks, formatSpark, syntaxError } from '../../../../server/src/language/spark/index.ts';

const docs = readFileSync(new URL('../../../../docs/languages.md', import.meta.url), 'utf8');

it('documents examples that are formatted and free of findings', () => {
  const examples = [...docs.matchAll(/```spark\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  assert.ok(examples.length >= 2);
  for (const text of examples) {
    assert.deepEqual(checkSpark({ uri: 'file:///docs.spark', text }), []);
    assert.equal(formatSpark(text), text);
  }
});

it('documents every kind of finding', () => {
  for (const { code } of [syntaxError, ...checks.map(({ kind }) => kind)])
    assert.ok(docs.includes(`\`${code}\``), code);
});
