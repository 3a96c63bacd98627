/** Whatever a statement of another tool says, it stays one statement with its id, its fields and its criteria. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { statement } from '../../../../server/src/app/import/imported.ts';
import { writeRequirements } from '../../../../server/src/app/import/write-requirements.ts';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';

const line = fc.constantFrom(
  ...[
    'The door opens.',
    'it closes',
    '- a',
    '- It opens.',
    '1. One',
    '2) Two',
    'R7: Seven',
    '[R8] Eight',
    '(a) nine',
    '**R9**: x',
    'R1 [must]: x',
  ],
  ...[
    '# Title',
    '## T',
    '**Bold**',
    'Title:',
    'priority: high',
    '**Note:** x',
    '| a | b |',
    '|---|---|',
    '// c',
    '/* d',
    '<!-- e',
    '```',
    '~~~',
  ],
  ...[
    '> quote',
    '---',
    '===',
    'Given a',
    'When b',
    'Then c',
    'Examples:',
    'Feature: x',
    'glossary {',
    '}',
    'corrections {',
    'project "x"',
    'domain y',
    '',
    '* x',
  ],
);
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `Words.\n${lines.join('\n')}`);

it('keeps a statement one statement, and what comes after it apart', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      const items = [
        statement(first, { id: 'A-1', fields: [['comment', second]], criteria: [first] }),
        statement(second, { id: 'A-2' }),
        statement('The end.', { id: 'A-3' }),
      ];
      const written = writeRequirements({ items }, 'a');
      const [{ statements }, diagnostics] = readRequirements(written, 'file:///a.req');
      assert.deepEqual(
        statements.map(({ id }) => id),
        ['A-1', 'A-1.1', 'A-2', 'A-3'],
        written,
      );
      assert.ok(statements[0]?.fields.has('comment'), written);
      assert.ok(!diagnostics.some(({ code }) => code === 'req/syntax'), written);
    }),
    { numRuns: 1000, seed: 3 },
  );
});
