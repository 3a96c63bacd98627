/** Every fix of every kind, on its documentation's example and on sentences of our own: the flaw goes, the form stays. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/src/base/span.ts';
import { analyze, requirementFindings } from '../../../../server/src/requirements/index.ts';
import { documentOf, findingsIn } from '../read.ts';
import { flawed } from './flawed.ts';

const enabled = new Set(requirementFindings.map(({ kind }) => kind.code));

/** The forms of the statements and sentences of a text, each once: `user-story`, `event-driven` … */
const formsOf = (text: string): readonly string[] =>
  [text, text.replaceAll('. ', '.\n')].flatMap((lines) =>
    analyze(documentOf(lines))[0].statements.map(({ kind }) => kind),
  );

/** EARS' forms with a condition: what a finding about conditions leads to is one of them. */
const CONDITIONAL = ['event-driven', 'state-driven', 'optional-feature', 'unwanted-behaviour', 'complex'];

/** The forms that the mended text may have: those it had, or, when the finding is about the form itself, the good one. */
function allowedForms(text: string, good: string): ReadonlySet<string> {
  const forms = [...formsOf(text), ...formsOf(good)];
  if (forms.some((form) => CONDITIONAL.includes(form))) forms.push(...CONDITIONAL);
  // The form of plain sentences is told by their modal verb, which many a fix brings along.
  if (forms.includes('prose')) forms.push('ubiquitous');
  return new Set(forms);
}

/** Marks of a careless edit. */
const slips = (text: string): number =>
  [...text.matchAll(/[\uE000-\uF8FF]|\S {2,}\S|[ \t][,.](?:\s|$)|^[a-z]/gm)].length;

for (const { kind, inStatement } of requirementFindings) {
  const { code, docs } = kind;
  if (inStatement === undefined) continue;
  const count = (text: string): number =>
    findingsIn(text, { enabled }).filter((found) => found.code === code).length;

  it(`${code}: each fix takes the flaw away and leaves the form`, () => {
    assert.ok(flawed[code]?.length, 'no sentences of our own');
    for (const text of [docs.bad, ...(flawed[code] ?? [])]) {
      const found = findingsIn(text, { enabled }).filter((diagnostic) => diagnostic.code === code);
      assert.ok(found.length > 0, `not found in: ${text}`);
      const allowed = allowedForms(text, docs.good);
      for (const { fixes, message } of found) {
        assert.match(message, /^\S.*[.?]$/);
        for (const { title, edits } of fixes) {
          const mended = applyEdits(text, edits);
          assert.ok(count(mended) < found.length, `${title}: still found in: ${mended}`);
          for (const form of formsOf(mended)) assert.ok(allowed.has(form), `${title}: ${form} is: ${mended}`);
          assert.ok(slips(mended) <= slips(text), `${title}: ${mended}`);
        }
      }
      assert.ok(
        found.some(({ fixes }) => fixes.length > 0),
        `nothing mends: ${text}`,
      );
    }
  });
}
