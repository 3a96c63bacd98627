import assert from 'node:assert/strict';
import { mayHoldRequirements } from '../../../client/src/server/requirement-fence.ts';
import { readRequirements } from '../../../server/src/language/requirements-document/index.ts';

const texts = {
  '# Notes\n\n```req\nR1: Each room has a number.\n```\n': 1,
  '~~~ gherkin\nGiven a room\nWhen a guest pays\nThen the room is free\n~~~\n': 1,
  '# Notes\n\n```ts\nconst request = 1;\n```\n': 0,
  'The requirements are in another file: `R1: Each room …`.\n': 0,
};

it('sees the fences that the server reads, and starts nothing for other Markdown', () => {
  for (const [text, statements] of Object.entries(texts)) {
    assert.equal(mayHoldRequirements(text), statements > 0, text);
    assert.equal(readRequirements(text, 'file:///notes.md')[0].statements.length, statements, text);
  }
});
