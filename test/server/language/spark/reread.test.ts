import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseSpark } from '../../../../server/src/language/spark/index.ts';
import { reread } from '../../../../server/src/language/spark/reading/reread.ts';
import { clinicText } from './clinic.ts';

const model = new URL('../../../fixtures/models/energy/grid.spark', import.meta.url);
const texts = [clinicText(), readFileSync(model, 'utf8')];

let count = 0;

/** The statements of a text in which everything is understood. Each text ends otherwise, so that all of it is read. */
function fromScratch(text: string) {
  const { statements, problems } = parseSpark(`${text}\n// ${count++ % 10}`);
  return problems.length > 0 ? undefined : statements;
}

const scraps = [
  'x',
  ' ',
  '\n',
  '}',
  '{',
  '"',
  '"""',
  '/*',
  '*/',
  '//',
  '`',
  '[',
  ')',
  'a b',
  ': ',
  'attribute a: string',
  '{ }',
  '= 1',
  ', x: 1',
];

it('reads the same as from scratch after any edit, or leaves it to that', () => {
  let reused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom('', ...scraps),
      (text, place, removed, scrap) => {
        const at = place % text.length;
        const edited = text.slice(0, at) + scrap + text.slice(at + removed);
        const statements = fromScratch(text);
        assert.ok(statements);
        const again = reread({ text, statements }, edited, fromScratch);
        if (!again) return;
        reused++;
        assert.deepEqual(again, fromScratch(edited));
      },
    ),
    { numRuns: 200 },
  );
  assert.ok(reused > 15, `${reused} edits were inside of a statement`);
});

it('keeps what stands before an edit', () => {
  const [text = ''] = texts;
  const statements = fromScratch(text) ?? [];
  const at = text.lastIndexOf('attribute ') + 'attribute '.length;
  const again = reread({ text, statements }, `${text.slice(0, at)}x${text.slice(at)}`, fromScratch);
  assert.equal(again?.[0], statements[0]);
  assert.notEqual(again?.at(-1), statements.at(-1));
});
