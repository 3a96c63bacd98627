/** Each kind of finding in a document's structure: its own bad example has it, its good one has not, and its fixes mend it. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import {
  readRequirements,
  requirementsDocumentKinds,
} from '../../../../server/src/language/requirements-document/index.ts';

const findings = (text: string) => readRequirements(text, 'file:///a.req')[1];
const codes = (text: string) => findings(text).map(({ code }) => code);

/** Its examples are files of a size that no documentation can show. */
const withoutExamples = 'req/document-too-large';

for (const { code, docs } of requirementsDocumentKinds.filter((kind) => kind.code !== withoutExamples))
  it(`finds ${code} where it is, and not where it is mended`, () => {
    assert.deepEqual(codes(docs.bad), [code]);
    assert.deepEqual(codes(docs.good), []);
  });

/** The text after the first fix of each finding, one after the other. */
function mended(text: string): string {
  const [finding] = findings(text).filter(({ fixes }) => fixes.length > 0);
  const fix = finding?.fixes[0];
  return fix ? mended(applyEdits(text, fix.edits)) : text;
}

const fixes: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'gives the next free id': ['R1: A.\nR1: B.\nR3: C.\nR1: D.', 'R1: A.\nR4: B.\nR3: C.\nR5: D.'],
  'keeps the spelling of ids': ['FR-009: A.\nFR-009: B.', 'FR-009: A.\nFR-010: B.'],
  'corrects a field': [
    'R1: A.\n  prioritty: must\n  depend on: R2',
    'R1: A.\n  priority: must\n  depend on: R2',
  ],
  'removes invisible characters': ['R1: A\u200b pat\u200dient\u202e.', 'R1: A patient.'],
  'closes a quote': ['project "City Clinic\nR1: A.', 'project "City Clinic"\nR1: A.'],
  'closes a comment': ['R1: A.\n/* so', 'R1: A.\n/* so*/'],
};

for (const [name, [before, after]] of Object.entries(fixes))
  it(name, () => assert.equal(mended(before), after));

it('closes a glossary that a heading ends', () => {
  const text = 'glossary {\n  patient: a person\n# Next\nR1: A.';
  assert.deepEqual(codes(mended(text)), []);
});

it('begins an empty document with an example that has no findings', () => {
  for (const text of ['', '\n', 'project "A"']) assert.deepEqual(codes(mended(text)), []);
});

it('leaves joiners of other scripts and emoji alone', () => {
  assert.deepEqual(codes('R1: می‌خواهم 👩‍⚕️.'), []);
});

it('points at the first use of a duplicate', () => {
  const text = 'R1: A.\nR1: B.';
  const [finding] = findings(text);
  assert.deepEqual(
    finding?.related?.map(({ span }) => span),
    [{ start: 0, end: 2 }],
  );
});
