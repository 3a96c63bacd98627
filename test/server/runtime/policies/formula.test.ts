/** Policies decide as Ash says: first decisive check, all that apply, one at least, bypasses first. */
import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate } from '../../../../server/src/runtime/expression/evaluate.ts';
import { type AskedPolicy, formulaOf } from '../../../../server/src/runtime/policies/formula.ts';
import { isOpen, type Verdict } from '../../../../server/src/runtime/policies/subject.ts';

type Record = { readonly [field: string]: boolean | null };

/** What policies decide for one record, told step by step. */
function decide(policies: readonly AskedPolicy[], record: Record): boolean {
  const holds = (verdict: Verdict) =>
    isOpen(verdict) ? evaluate(verdict, { templates: { arguments: {}, now: 0 }, record }) === true : verdict;
  const passes = ({ checks }: AskedPolicy): boolean => {
    for (const { effect, verdict } of checks) {
      const holding = holds(verdict);
      if (effect === 'authorize_if' && holding) return true;
      if (effect === 'forbid_if' && holding) return false;
      if (effect === 'authorize_unless' && !holding) return true;
      if (effect === 'forbid_unless' && !holding) return false;
    }
    return false;
  };
  let applied = false;
  for (const policy of policies) {
    if (!policy.conditions.every(holds)) continue;
    if (policy.bypass) {
      if (passes(policy)) return true;
      continue;
    }
    applied = true;
    if (!passes(policy)) return false;
  }
  return applied;
}

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.boolean(),
  fc.constantFrom('a', 'b', 'c').map((name) => ({ kind: 'ref', path: [name] }) as const),
);
const policy: fc.Arbitrary<AskedPolicy> = fc.record({
  bypass: fc.boolean(),
  conditions: fc.array(verdict, { maxLength: 2 }),
  checks: fc.array(
    fc.record({
      effect: fc.constantFrom('authorize_if', 'forbid_if', 'authorize_unless', 'forbid_unless'),
      verdict,
    }),
    { maxLength: 3 },
  ),
});
const truth = fc.constantFrom(true, false, null);

describe('policies', () => {
  it('are one condition over records that says what asking them one by one would', () => {
    fc.assert(
      fc.property(
        fc.array(policy, { maxLength: 4 }),
        fc.record({ a: truth, b: truth, c: truth }),
        (policies, record) => {
          const formula = formulaOf(policies);
          const passes = isOpen(formula)
            ? evaluate(formula, { templates: { arguments: {}, now: 0 }, record }) === true
            : formula;
          equal(passes, decide(policies, record));
        },
      ),
      { numRuns: 300 },
    );
  });
});
