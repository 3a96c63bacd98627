import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { requirementFindings } from '../../../../server/src/requirements/index.ts';
import { findingsIn } from '../read.ts';

const enabled = new Set(requirementFindings.map(({ kind }) => kind.code));

/** Each kind of finding is held to its own documentation: the bad text has it, the good one does not, a fix mends it. */
for (const { kind } of requirementFindings) {
  const { bad, good } = kind.docs;
  const count = (text: string): number =>
    findingsIn(text, { enabled }).filter(({ code }) => code === kind.code).length;

  it(`${kind.code}: found in its bad example and not in its good one`, () => {
    assert.ok(count(bad) > 0, `not found in: ${bad}`);
    assert.deepEqual(
      findingsIn(good, { enabled }).filter(({ code }) => code === kind.code),
      [],
    );
  });

  it(`${kind.code}: its first fix leaves text without the finding`, () => {
    const found = findingsIn(bad, { enabled }).find(({ code }) => code === kind.code);
    const fix = found?.fixes[0];
    assert.ok(found && fix, 'no fix');
    assert.ok(count(applyEdits(bad, fix.edits)) < count(bad), applyEdits(bad, fix.edits));
  });
}

it('every code is given once, in kebab-case', () => {
  const codes = requirementFindings.map(({ kind }) => kind.code);
  assert.deepEqual(codes, [...new Set(codes)]);
  for (const code of codes) assert.match(code, /^req\/[a-z]+(?:-[a-z]+)*$/);
});
