/** Why a call was forbidden, as data: which policies applied, what each check said, and which of them decided. */
import type { CheckUse, PolicyDefinition, ResourceDefinition } from '../../model/definition/resource.ts';
import { callText, exprText } from '../expression/expr-text.ts';
import { type AskedPolicy, appliesTo, passes } from './formula.ts';
import { isOpen, type Verdict } from './subject.ts';

/** `record`: it depends on the record. */
export type Said = 'yes' | 'no' | 'record';

export interface ExplainedCheck {
  readonly effect: CheckUse['effect'];
  /** The check as it is written. */
  readonly check: string;
  /** Whether it holds. */
  readonly holds: Said;
  /** Whether it decided, so that those behind it were not needed. */
  readonly decisive: boolean;
}

export interface ExplainedPolicy {
  /** Its place among the policies of the resource, from 0. */
  readonly place: number;
  readonly description?: string;
  readonly bypass: boolean;
  /** What it is about, as it is written. */
  readonly condition: readonly string[];
  readonly applies: Said;
  /** Whether it lets the call pass; absent when it does not apply. */
  readonly passes?: Said;
  readonly checks: readonly ExplainedCheck[];
}

export interface Refusal {
  readonly resource: string;
  readonly action: string;
  /** `no_policy`: none applies. `policy`: one that applies does not let the call pass. `record`: none of the records passes. */
  readonly reason: 'no_policy' | 'policy' | 'record';
  /** The place of the policy that forbids. */
  readonly forbiddenBy?: number;
  readonly policies: readonly ExplainedPolicy[];
}

/** The whole explanation. */
export function explain(
  resource: ResourceDefinition,
  action: string,
  policies: readonly PolicyDefinition[],
  asked: readonly AskedPolicy[],
): Refusal {
  const explained = policies.map((policy, place) => explainPolicy(policy, asked[place], place));
  const forbidding = explained.find((each) => !each.bypass && each.applies !== 'no' && each.passes === 'no');
  const open = explained.find((each) => !each.bypass && each.applies !== 'no' && each.passes === 'record');
  const decisive = forbidding ?? open;
  const none = explained.every((each) => each.applies === 'no' || (each.bypass && each.passes === 'no'));
  return {
    resource: resource.name,
    action,
    reason: none ? 'no_policy' : forbidding ? 'policy' : 'record',
    ...(decisive && !none ? { forbiddenBy: decisive.place } : {}),
    policies: explained,
  };
}

function explainPolicy(
  { bypass, description, condition, checks }: PolicyDefinition,
  asked: AskedPolicy | undefined,
  place: number,
): ExplainedPolicy {
  const applies = asked ? said(appliesTo(asked)) : 'no';
  let decided = applies === 'no';
  return {
    place,
    ...(description === undefined ? {} : { description }),
    bypass,
    condition: condition.map(checkText),
    applies,
    ...(applies === 'no' || !asked ? {} : { passes: said(passes(asked)) }),
    checks: checks.map(({ effect, check }, at) => {
      const holds = said(asked?.checks[at]?.verdict ?? false);
      const unless = effect === 'authorize_unless' || effect === 'forbid_unless';
      const decisive = !decided && holds === (unless ? 'no' : 'yes');
      decided ||= decisive;
      return { effect, check: checkText(check), holds, decisive };
    }),
  };
}

function said(verdict: Verdict): Said {
  if (isOpen(verdict)) return 'record';
  return verdict ? 'yes' : 'no';
}

function checkText(check: CheckUse['check']): string {
  return 'expr' in check ? exprText(check.expr) : callText(check.call);
}

/** One sentence for people. */
export function refusalText({ resource, action, reason, forbiddenBy, policies }: Refusal): string {
  const start = `You may not run ${action} of ${resource}`;
  if (reason === 'no_policy') return `${start}: no policy is about this call, so that it is forbidden.`;
  const policy = policies.find(({ place }) => place === forbiddenBy);
  const name = policy?.description ?? policy?.condition.join(', ') ?? '';
  const check = policy?.checks.find(({ decisive }) => decisive);
  const how = check
    ? `${check.effect} ${check.check}`
    : (policy?.checks.map((each) => `${each.effect} ${each.check}`).join(', ') ?? '');
  return `${start}: the policy ${name ? `"${name}" ` : ''}does not let the call pass (${how}).`;
}
