/** Which kinds are looked for, and how a fix that adds a statement or a field finds its place. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { readRequirements } from '../../../../server/src/language/requirements-document/index.ts';
import { analyze } from '../../../../server/src/requirements/index.ts';
import { findingsIn } from '../read.ts';

const codes = (text: string, options = {}): readonly string[] =>
  findingsIn(text, options).map(({ code }) => code);

/** The texts that the fixes of the first finding of a kind lead to. */
function mended(text: string, code: string): readonly string[] {
  const [document] = readRequirements(text, 'file:///t.req');
  const found = analyze(document)[1].find((diagnostic) => diagnostic.code === code);
  assert.ok(found, `${code} not found`);
  return found.fixes.map(({ edits }) => applyEdits(text, edits));
}

it('looks for kinds that are off by default on request only, and never for disabled ones', () => {
  const text = 'The gate shall never open.';
  assert.deepEqual(codes(text), []);
  const enabled = new Set(['req/absolute-term']);
  assert.deepEqual(codes(text, { enabled }), ['req/absolute-term']);
  assert.deepEqual(codes(text, { enabled, disabled: enabled }), []);
  assert.deepEqual(codes('The gate should open.', { disabled: new Set(['req/weak-verb']) }), []);
  assert.deepEqual(codes(text, { enabled }), ['req/absolute-term']);
});

const COMPOUND = 'The system shall lock the door and the guard shall ring the bell.';
const FIRST = 'The system shall lock the door.';
const SECOND = 'The guard shall ring the bell.';

it('gives a split statement the next id in the style of the document', () => {
  const split = (text: string): string | undefined => mended(text, 'req/compound-statement')[0];
  assert.equal(
    split(`R1: ${COMPOUND}\nR7: The gate is blue.\n`),
    `R1: ${FIRST}\nR8: ${SECOND}\nR7: The gate is blue.\n`,
  );
  assert.equal(split(`FR-001: ${COMPOUND}\n`), `FR-001: ${FIRST}\nFR-002: ${SECOND}\n`);
  assert.equal(split(`R1a: ${COMPOUND}\n`), `R1a: ${FIRST}\nR1b: ${SECOND}\n`);
});

it('splits into sentences where statements have no ids, or where fields would go to the wrong one', () => {
  assert.deepEqual(mended(`${COMPOUND}\n`, 'req/compound-statement'), [`${FIRST} ${SECOND}\n`]);
  const text = `R1: ${COMPOUND}\n  priority: must\n`;
  assert.deepEqual(mended(text, 'req/compound-statement'), [`R1: ${FIRST} ${SECOND}\n  priority: must\n`]);
});

it('moves a purpose to a field of the statement, and nowhere where there is no place for fields', () => {
  const text = 'The gate shall close in order to keep foxes out.';
  assert.deepEqual(mended(`R1: ${text}\n  priority: must\n`, 'req/purpose-phrase'), [
    'R1: The gate shall close.\n  rationale: to keep foxes out\n  priority: must\n',
    'R1: The gate shall close.\n  priority: must\n',
  ]);
  assert.deepEqual(mended(`${text}\n`, 'req/purpose-phrase'), ['The gate shall close.\n']);
});

it('reads what a fix wrote as it was meant', () => {
  const [text = ''] = mended('R1: The gate shall close in order to keep foxes out.\n', 'req/purpose-phrase');
  const [{ statements }] = readRequirements(text, 'file:///t.req');
  assert.deepEqual(
    statements.map(({ id, text: said, fields }) => [id, said, fields.get('rationale')]),
    [['R1', 'The gate shall close.', 'to keep foxes out']],
  );
});
