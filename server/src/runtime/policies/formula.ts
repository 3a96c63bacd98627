/**
 * Policies as conditions over records. Inside of a policy the first check that decides wins; all policies that apply have to let a
 * call pass, and one has to apply; a bypass that lets it pass makes those behind it unnecessary. (Ash.Policy.Policy, ash 3.32)
 */
import type { CheckUse } from '../../model/definition/resource.ts';
import { isOpen, type Verdict } from './subject.ts';

/** A policy whose conditions and checks were asked. */
export interface AskedPolicy {
  readonly bypass: boolean;
  readonly conditions: readonly Verdict[];
  readonly checks: readonly { readonly effect: CheckUse['effect']; readonly verdict: Verdict }[];
}

/** What has to hold for a record so that the policies let a call pass. */
export function formulaOf(policies: readonly AskedPolicy[]): Verdict {
  const applying = policies.map((policy) => {
    const applies = all(policy.conditions);
    return policy.bypass ? all([applies, passes(policy)]) : applies;
  });
  return all([any(applying), passesAll(policies)]);
}

function passesAll(policies: readonly AskedPolicy[]): Verdict {
  return policies.reduceRight<Verdict>((rest, policy) => {
    const applies = all(policy.conditions);
    if (policy.bypass) return choose(all([applies, passes(policy)]), true, rest);
    return all([choose(applies, passes(policy), true), rest]);
  }, true);
}

/** What the checks of a policy decide; what none of them decides is forbidden. */
export function passes({ checks }: AskedPolicy): Verdict {
  return checks.reduceRight<Verdict>((rest, { effect, verdict }) => {
    const decided = effect === 'authorize_if' || effect === 'authorize_unless';
    const unless = effect === 'authorize_unless' || effect === 'forbid_unless';
    return unless ? choose(verdict, rest, decided) : choose(verdict, decided, rest);
  }, false);
}

/** Whether a policy applies. */
export function appliesTo({ conditions }: AskedPolicy): Verdict {
  return all(conditions);
}

export function all(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((left, right) => {
    if (left === false || right === false) return false;
    if (left === true) return right;
    if (right === true) return left;
    return { kind: 'operation', operator: 'and', operands: [left, right] };
  }, true);
}

export function any(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((left, right) => {
    if (left === true || right === true) return true;
    if (left === false) return right;
    if (right === false) return left;
    return { kind: 'operation', operator: 'or', operands: [left, right] };
  }, false);
}

/** One of two verdicts, by a condition. A condition that is nil does not hold. */
function choose(condition: Verdict, then: Verdict, otherwise: Verdict): Verdict {
  if (!isOpen(condition)) return condition ? then : otherwise;
  if (then === otherwise) return then;
  // `or` instead of a case lets a database use its indexes; nil or false is as good as false at the top of a filter.
  if (then === true) return any([condition, otherwise]);
  if (otherwise === false) return all([condition, then]);
  return { kind: 'call', name: 'if', args: [condition, exprOf(then), exprOf(otherwise)] };
}

function exprOf(verdict: Verdict) {
  return isOpen(verdict) ? verdict : ({ kind: 'literal', value: verdict } as const);
}
