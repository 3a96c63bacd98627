/** The rules in a definition, with what the names in their conditions mean: worked out once for all checks of one run. */
import { Kept } from '../../../base/kept.ts';
import type { Node } from '../../../dsl/bind.ts';
import { type ConditionName, conditionNames } from '../../../dsl/condition-names.ts';
import { isRule, type RuleScope, ruleScope } from '../../../dsl/rule-scope.ts';
import type { Expression } from '../../../dsl/syntax.ts';
import type { CheckContext } from './check.ts';

export interface CheckedRule extends RuleScope {
  /** The `transform` or `verify`. */
  readonly node: Node;
  readonly conditions: readonly CheckedCondition[];
}

export interface CheckedCondition {
  readonly expression: Expression;
  readonly names: readonly ConditionName[];
  /** Whether an expression in it is a plain value: a name that means nothing to any element. */
  isValue(expression: Expression): boolean;
}

const runs = new Kept<CheckContext, readonly CheckedRule[]>();

/** The rules that are about something: of others, another check speaks. */
export function rulesOf(context: CheckContext): readonly CheckedRule[] {
  let rules = runs.get(context);
  if (!rules) {
    rules = context.nodes.flatMap((node) => checkedRule(node) ?? []);
    runs.set(context, rules);
  }
  return rules;
}

function checkedRule(node: Node): CheckedRule | undefined {
  if (!isRule(node)) return undefined;
  const { world, subjects } = ruleScope(node);
  if (subjects.length === 0) return undefined;
  const scope = { world, levels: [subjects] };
  const conditions = node.children
    .filter((child) => /^(where|expect)$/.test(child.statement.keyword.text))
    .flatMap((child) => child.statement.args)
    .map((expression) => {
      const names = conditionNames(expression, scope);
      const values = new Set(names.flatMap(({ name, member }) => (member ? [] : [name.span.start])));
      return { expression, names, isValue: ({ span }: Expression) => values.has(span.start) };
    });
  return { node, world, subjects, conditions };
}
