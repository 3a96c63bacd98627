/** Nothing is wrong across the statements of documents that are correct. */
import assert from 'node:assert/strict';
import { specify } from '../../../../../server/src/factory/documents/specify.ts';
import { requirementFindings } from '../../../../../server/src/requirements/index.ts';
import { documents, findingsOf } from './documents.ts';

const across = new Set(
  requirementFindings.flatMap(({ kind, inDocument }) => (inDocument ? [kind.code] : [])),
);

for (const [name, text] of documents)
  it(`nothing is found across the statements of ${name}`, () => {
    const { document } = specify({ uri: 'file:///test.req', text });
    assert.ok(document.statements.length >= 33, `${document.statements.length} statements`);
    assert.deepEqual(
      findingsOf(text)
        .filter(({ code }) => across.has(code))
        .map(({ code, message }) => `${code}: ${message}`),
      [],
    );
  });
