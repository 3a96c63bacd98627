/** Faults that small edits put into correct documents are found, on the words that are wrong. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../../server/src/base/span.ts';
import { acrossFindings } from '../../../../../server/src/requirements/findings/across/registry.ts';
import { contradiction } from '../../../../../server/src/requirements/findings/contradiction.ts';
import { duplicateStatement } from '../../../../../server/src/requirements/findings/duplicate-statement.ts';
import { missingId } from '../../../../../server/src/requirements/findings/missing-id.ts';
import { undefinedAcronym } from '../../../../../server/src/requirements/findings/undefined-acronym.ts';
import { documents, findingsOf } from './documents.ts';
import { type Seed, seeds } from './seeds.ts';

/** The document with its fault. */
function seeded([name, from, to]: Seed): string {
  const text = documents.get(name) ?? '';
  if (from === '') return `${text.trimEnd()}\n${to}\n`;
  assert.ok(text.includes(from), `${name} has no “${from}”`);
  return text.replace(from, () => to);
}

for (const [code, list] of Object.entries(seeds))
  it(`${code} is found wherever it was put`, () => {
    assert.ok(list.length >= 5);
    const missed = list.filter((seed) => {
      const text = seeded(seed);
      const found = findingsOf(text).filter((one) => one.code === code);
      return !found.some(({ span }) => text.slice(span.start, span.end).startsWith(seed[3]));
    });
    assert.deepEqual(missed, []);
  });

for (const [code, list] of Object.entries(seeds))
  it(`${code}: its first fix mends what was put in`, () => {
    const counted = (text: string): number => findingsOf(text).filter((one) => one.code === code).length;
    const left = list.filter((seed) => {
      const text = seeded(seed);
      const [fix] = findingsOf(text).find((one) => one.code === code)?.fixes ?? [];
      return fix === undefined || counted(applyEdits(text, fix.edits)) >= counted(text);
    });
    assert.deepEqual(left, []);
  });

it('every kind that is on by default and looks across statements is put into documents', () => {
  const kinds = [...acrossFindings, contradiction, duplicateStatement, missingId, undefinedAcronym];
  const codes = kinds.filter(({ kind }) => !kind.offByDefault).map(({ kind }) => kind.code);
  assert.deepEqual([...codes].sort(), Object.keys(seeds).sort());
});
