/** Asks the checks of policies about a call. */
import type { CheckUse, PolicyDefinition } from '../../model/definition/resource.ts';
import type { RuntimeContext } from '../context.ts';
import { optionsOf } from '../expression/call-options.ts';
import { fillTemplates } from '../expression/templates.ts';
import { checks } from './checks/registry.ts';
import type { AskedPolicy } from './formula.ts';
import { type Subject, subjectTemplates, type Verdict } from './subject.ts';

/** All policies with what their checks say. @throws Error when nobody knows a check */
export function askPolicies(
  context: RuntimeContext,
  policies: readonly PolicyDefinition[],
  subject: Subject,
): Promise<readonly AskedPolicy[]> {
  return Promise.all(policies.map((policy) => askPolicy(context, policy, subject)));
}

async function askPolicy(
  context: RuntimeContext,
  { bypass, condition, checks: uses }: PolicyDefinition,
  subject: Subject,
): Promise<AskedPolicy> {
  const conditions = await Promise.all(condition.map((each) => askCheck(context, each, subject)));
  // What a policy that does not apply would say is not asked: its checks may not be made for such calls.
  if (conditions.includes(false)) return { bypass, conditions: [false], checks: [] };
  const asked = [];
  for (const { effect, check } of uses)
    asked.push({ effect, verdict: await askCheck(context, check, subject) });
  return { bypass, conditions, checks: asked };
}

async function askCheck(
  context: RuntimeContext,
  check: CheckUse['check'],
  subject: Subject,
): Promise<Verdict> {
  if ('expr' in check) {
    const expr = fillTemplates(check.expr, subjectTemplates(context, subject));
    return expr.kind === 'literal' ? expr.value === true : expr;
  }
  const { call } = check;
  const builtIn = Object.hasOwn(checks, call.name) ? checks[call.name] : undefined;
  if (builtIn) return builtIn(call.args, subject, context);
  const name = call.name === 'module' ? String(call.args['name']) : call.name;
  const handler = Object.hasOwn(context.handlers.checks, name) ? context.handlers.checks[name] : undefined;
  if (!handler)
    throw new Error(
      `${subject.resource.name}: nobody registered the check ${name}. There are ${[...Object.keys(checks), ...Object.keys(context.handlers.checks)].join(', ')}.`,
    );
  return handler.check(subject, given(call, subject, context), context);
}

function given(call: Parameters<typeof optionsOf>[0], subject: Subject, context: RuntimeContext) {
  return optionsOf(call, { templates: subjectTemplates(context, subject) });
}
