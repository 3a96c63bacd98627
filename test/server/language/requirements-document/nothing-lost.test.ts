/** Whatever is written is read as something, or said not to be: no letter of any text is outside of all tokens. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scanLines } from '../../../../server/src/language/requirements-document/line-scanner.ts';

const lines = fc.constantFrom(
  ...[
    'R1: One.',
    '- Two',
    '* three',
    '1. Four.',
    '1.2 Five is here.',
    '**R6**: Six',
    '(i) seven',
    'a) eight',
    '- [ ] R9: nine',
  ],
  ...[
    '# Title',
    '## Title ##',
    'Title:',
    '**Title**',
    '**Title**:',
    'Title',
    '=====',
    '---',
    'Feature: Ten',
    'Background:',
    'Scenario: x',
  ],
  ...['Given eleven', 'When twelve', 'Then thirteen', '* fourteen', 'Examples:', 'Rule: y'],
  ...['| a | b |', '|---|---|', '| ID | Requirement |', '| Field | Type |', 'a | b', '--|--', '|'],
  ...[
    '  priority: must',
    '  note: x',
    '  acceptance criteria:',
    '    - it is',
    '    1. it is',
    '  odd: x',
    'Priority: high',
  ],
  ...['[must] Fifteen', 'Sixteen (should)', 'R1 [could]: Seventeen.', 'R2 (must): x'],
  ...[
    'glossary {',
    '}',
    'term (a, b): c',
    'term',
    ': meaning',
    '# Glossary',
    'corrections {',
    'a means b',
    '# Corrections',
  ],
  ...['project "X"', 'project "X" and more', 'domain y', 'project: z // w', 'domain a b'],
  ...[
    '// c',
    '/* d',
    '*/',
    '/* e */ f',
    '<!-- g',
    '-->',
    '<!-- h --> i',
    '```',
    '```req',
    '```js',
    '> quoted',
    '>> twice',
    '---',
  ],
  ...[
    '',
    '',
    '   ',
    'Sentence one. Sentence two! Three?',
    'a wrapped',
    '    deeper',
    '\tR9: tab',
    '#no heading',
    '- ',
    '*',
    'R3:',
    'a:',
    'x {',
  ],
);

it('covers every letter with a token, an aside or an error', () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 14 }), (parts) => {
      const text = parts.join('\n');
      const { tokens, asides, errors } = scanLines(text);
      const covered = new Uint8Array(text.length);
      for (const { start, end } of [...tokens, ...asides, ...errors.map(({ span }) => span)])
        covered.fill(1, start, end);
      for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu))
        assert.ok(
          covered[index],
          `${JSON.stringify(text.slice(Math.max(0, index - 20), index + 20))} at ${index}`,
        );
      let end = 0;
      for (const token of tokens) {
        assert.ok(token.start >= end && token.end > token.start, `${token.name} at ${token.start} overlaps`);
        end = token.end;
      }
    }),
    { numRuns: 3000, seed: 5 },
  );
});
