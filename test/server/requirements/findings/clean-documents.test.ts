/** Good requirements of several domains in every style: fewer than one finding in 50 statements, none by a single statement. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze, requirementFindings } from '../../../../server/src/requirements/index.ts';

const folder = new URL('../../../fixtures/requirements/', import.meta.url);
const documents = readdirSync(folder).filter((name) => /^clean-.*\.req$/.test(name));

it('finds nothing in single statements of clean documents, and less than one in 50 across them', () => {
  const alone = new Set(
    requirementFindings.filter(({ inStatement }) => inStatement).map(({ kind }) => kind.code),
  );
  const found: { code: string; words: string }[] = [];
  let count = 0;
  for (const name of documents) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const [document, structure] = readRequirements(text, name);
    count += document.statements.length;
    for (const { code, span } of [...structure, ...analyze(document)[1]])
      found.push({ code, words: text.slice(span.start, span.end) });
  }
  assert.ok(count > 160, `${count} statements`);
  assert.deepEqual(
    found.filter(({ code }) => alone.has(code)),
    [],
  );
  assert.ok(found.length * 50 < count, JSON.stringify(found));
});
