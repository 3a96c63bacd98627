/** The rules that kinds of findings name as their source: how much of INCOSE's guide is looked for. */
import assert from 'node:assert/strict';
import { requirementFindings } from '../../../../server/src/requirements/index.ts';

/** Numbers of the rules of INCOSE's Guide to Writing Requirements (v4, 2023) that a source names. */
const rulesIn = (source: string): readonly number[] =>
  source
    .split(';')
    .filter((part) => part.includes('INCOSE'))
    .flatMap((part) => [...part.matchAll(/\bR(\d{1,2})\b/g)].map(([, number]) => Number(number)));

it('looks for at least 30 of the 42 rules of INCOSE’s guide', () => {
  const rules = new Set(requirementFindings.flatMap(({ kind }) => rulesIn(kind.docs.source ?? '')));
  for (const rule of rules) assert.ok(rule >= 1 && rule <= 42, `R${rule}`);
  assert.ok(rules.size >= 30, `only ${rules.size}: ${[...rules].sort((a, b) => a - b).join(', ')}`);
});

it('names a standard, guide or paper for every kind that looks at one statement', () => {
  for (const { kind, inStatement } of requirementFindings)
    if (inStatement) assert.ok(kind.docs.source, kind.code);
});
