/** Good requirements of several domains in every style: fewer than one finding in 50 statements. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze } from '../../../../server/src/requirements/index.ts';

const folder = new URL('../../../fixtures/requirements/', import.meta.url);
const documents = readdirSync(folder).filter((name) => /^clean-.*\.req$/.test(name));

it('clean documents: no finding in more than 160 statements', () => {
  const found: string[] = [];
  let count = 0;
  for (const name of documents) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const [document, structure] = readRequirements(text, name);
    count += document.statements.length;
    for (const { code, span } of [...structure, ...analyze(document)[1]])
      found.push(`${name} ${code}: ${text.slice(span.start, span.end)}`);
  }
  assert.ok(count > 160, `${count} statements`);
  assert.deepEqual(found, []);
});
