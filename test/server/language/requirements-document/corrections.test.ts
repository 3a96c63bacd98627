/** Corrections as text: a block in braces, or the lines under a heading. */
import assert from 'node:assert/strict';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';

describe('corrections in a requirement document', () => {
  function read(text: string) {
    const [document, diagnostics] = readRequirements(text, 'a.req');
    for (const { text: line, span } of document.corrections ?? [])
      assert.equal(text.slice(span.start, span.end), line);
    return {
      corrections: (document.corrections ?? []).map((line) => line.text),
      statements: document.statements.map((statement) => `${statement.id}: ${statement.text}`),
      codes: diagnostics.map(({ code, message }) => `${code} ${message}`),
      document,
      diagnostics,
    };
  }

  it('stand in braces, with or without bullets and comments, right below a statement', () => {
    const { corrections, statements, codes } = read(
      'R1: Each patient has a name.\ncorrections {\n  client means patient // they say\n\n  - age is an attribute of patient: integer\n}\nR2: Each room has a number.\n',
    );
    assert.deepEqual(corrections, ['client means patient', 'age is an attribute of patient: integer']);
    assert.deepEqual(statements, ['R1: Each patient has a name.', 'R2: Each room has a number.']);
    assert.deepEqual(codes, []);
  });

  it('stand under a heading until the next one; what asks for something there is a statement', () => {
    const { corrections, statements } = read(
      '# Corrections\n\n- client means patient\n- The clerk shall correct an entry.\nR4: An entry is final.\n\n- R5: An entry is old.\n\n- a is an entity\n# More\n- A room is free.\n',
    );
    assert.deepEqual(corrections, ['client means patient', 'a is an entity']);
    assert.deepEqual(statements, [
      'S1: The clerk shall correct an entry.',
      'R4: An entry is final.',
      'R5: An entry is old.',
      'S4: A room is free.',
    ]);
  });

  it('say when the closing brace is missing, with a fix', () => {
    const { corrections, codes, diagnostics } = read(
      'corrections {\n  a means b\n# Rooms\nR1: A room is free.\n',
    );
    assert.deepEqual(corrections, ['a means b']);
    assert.match(codes[0] ?? '', /write “}” after the last one/);
    assert.equal(diagnostics[0]?.fixes[0]?.preferred, true);
  });

  it('are absent where there are none', () => {
    assert.equal(read('R1: A correction is made.\n').document.corrections, undefined);
  });
});
