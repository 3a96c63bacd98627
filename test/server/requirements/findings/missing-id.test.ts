/** Numbering what has no id: in the document's own way, one or all, so that nothing else changes. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { specify } from '../../../../server/src/factory/documents/specify.ts';
import { numberAll } from '../../../../server/src/requirements/index.ts';

const missing = (text: string) =>
  specify({ uri: 'file:///a.req.md', text }).diagnostics.filter(({ code }) => code === 'req/missing-id');

/** The text after the first fix that there is, and so on. */
function numbered(text: string): string {
  const fix = missing(text).find(({ fixes }) => fixes.length > 0)?.fixes[0];
  return fix ? numbered(applyEdits(text, fix.edits)) : text;
}

const ids = (text: string): string[] =>
  specify({ uri: 'file:///a.req.md', text }).document.statements.map(({ id, text: said }) => `${id}|${said}`);

const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a line': ['R1: A is.\nB is.\n', 'R1: A is.\nR2: B is.\n'],
  'with the width of the others': ['FR-007: A is.\n\nB is.\n', 'FR-007: A is.\n\nFR-008: B is.\n'],
  'past the highest number': ['R9: A is.\nR2: B is.\n- C is.\n', 'R9: A is.\nR2: B is.\n- R10: C is.\n'],
  'with the marks of the others': ['- **FR-1**: A is.\n- B is.\n', '- **FR-1**: A is.\n- **FR-2**: B is.\n'],
  'in brackets': ['[R-1] A is.\n\nB is.\n', '[R-1] A is.\n\n[R-2] B is.\n'],
  'a list': ['1. A is.\n\nB is.\n', '1. A is.\n\n2. B is.\n'],
  'sentences of one line': [
    'R1: A is.\n\nB is. C is. D is.\n',
    'R1: A is.\n\nR2: B is. \nR3: C is. \nR4: D is.\n',
  ],
  'wrapped sentences': ['R1: A is.\n\nB\nis. C\nis.\n', 'R1: A is.\n\nR2: B\nis. \nR3: C\nis.\n'],
  'lines without full stops': [
    'R1: A is.\n\nWhen b, c is\nWhen d, e is\n',
    'R1: A is.\n\nR2: When b, c is\n\nR3: When d, e is\n',
  ],
  'a story in bold': ['R1: A is.\n\n**As a** cook, I cook.\n', 'R1: A is.\n\nR2: **As a** cook, I cook.\n'],
  'a quote': ['R1: A is.\n\n> B is. C is.\n', 'R1: A is.\n\n> R2: B is. \n> R3: C is.\n'],
  'a row of a table': [
    '| ID | Requirement |\n|---|---|\n| R1 | A is. |\n|  | B is. |\n',
    '| ID | Requirement |\n|---|---|\n| R1 | A is. |\n| R2  | B is. |\n',
  ],
};

for (const [name, [before, after]] of Object.entries(cases))
  it(`numbers ${name}, and reads the same as before`, () => {
    assert.equal(numbered(before), after);
    const said = (lines: string[]) => lines.map((line) => line.slice(line.indexOf('|')));
    assert.deepEqual(said(ids(after)), said(ids(before)));
    assert.deepEqual(missing(after), []);
  });

it('numbers one statement of a paragraph, and leaves the others as they were', () => {
  const text = 'R1: A is.\n\nB is. C is. D is.\n';
  const [, second] = missing(text);
  const after = applyEdits(text, second?.fixes[0]?.edits ?? []);
  assert.deepEqual(ids(after), ['R1|A is.', 'S2|B is.', 'R3|C is.', 'S4|D is.']);
});

it('numbers all at once, also where nothing has an id', () => {
  const numberedAtOnce = (text: string): string => {
    const [fix] = numberAll(specify({ uri: 'file:///a.req.md', text }).document);
    return fix ? applyEdits(text, fix.edits) : text;
  };
  assert.equal(
    numberedAtOnce('A is. B is.\nWhen c, d is\nWhen e, f is\n- G is.\n'),
    'R1: A is. \nR2: B is.\nR3: When c, d is\nR4: When e, f is\n- R5: G is.\n',
  );
  const text = 'R7: A is.\n\nB is. C is. D is.\n';
  const [first] = missing(text);
  assert.equal(applyEdits(text, first?.fixes[1]?.edits ?? []), numberedAtOnce(text));
  assert.deepEqual(ids(numberedAtOnce(text)), ['R7|A is.', 'R8|B is.', 'R9|C is.', 'R10|D is.']);
  assert.equal(numberedAtOnce('R1: A is.\n\nB is.\n'), 'R1: A is.\n\nB is.\n', 'one is not many');
});

it('leaves criteria, rows of fields and documents without ids alone', () => {
  const text =
    'R1: A is.\n  acceptance:\n    - it is\n\n# Room\n\n| Field | Type |\n|--|--|\n| number | int |\n';
  assert.deepEqual(missing(text), []);
  assert.deepEqual(missing('A is.\nB is.\n'), []);
});
