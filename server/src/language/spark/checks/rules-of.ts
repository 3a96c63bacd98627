/** The rules in a definition, with what the names in their conditions mean: worked out once for all checks of one run. */
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { Kept } from '../../../base/kept.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { conditionFacts } from '../../../dsl/rules/condition-facts.ts';
import { conditionNames } from '../../../dsl/rules/condition-names.ts';
import type { ConditionName } from '../../../dsl/rules/condition-path.ts';
import type { ConditionFacts } from '../../../dsl/rules/contradiction.ts';
import { isRule, type RuleScope, ruleScope } from '../../../dsl/rules/rule-scope.ts';
import type { Expression } from '../../../dsl/syntax/syntax.ts';
import type { CheckContext } from './check.ts';

export interface CheckedRule extends RuleScope {
  /** The `transform` or `verify`. */
  readonly node: Node;
  readonly conditions: readonly CheckedCondition[];
  /** What is known of the parts of its conditions. */
  readonly facts: ConditionFacts;
}

export interface CheckedCondition {
  /** `where` or `expect`. */
  readonly keyword: string;
  readonly expression: Expression;
  readonly names: readonly ConditionName[];
}

const runs = new Kept<CheckContext, readonly CheckedRule[]>();
const runsWithOthers = new Kept<CheckContext, readonly CheckedRule[]>();

/**
 * What is wrong with the rules of a definition by what it has and extends, and stays wrong when all is looked at that other
 * definitions have and add.
 */
export function wrongInRules(
  context: CheckContext,
  find: (rule: CheckedRule) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const found = rulesOf(context, false).flatMap(find);
  return found.length === 0 ? found : rulesOf(context, true).flatMap(find);
}

function rulesOf(context: CheckContext, others: boolean): readonly CheckedRule[] {
  const kept = others ? runsWithOthers : runs;
  let rules = kept.get(context);
  if (!rules) {
    rules = context.nodes.flatMap((node) => (isRule(node) ? (checkedRule(node, others) ?? []) : []));
    kept.set(context, rules);
  }
  return rules;
}

/** Of rules about what there is not, another check speaks. */
function checkedRule(node: Node, others: boolean): CheckedRule | undefined {
  const { world, subjects } = ruleScope(node, others);
  if (subjects.length === 0) return others ? undefined : checkedRule(node, true);
  const scope = { world, levels: [subjects] };
  const conditions = node.children
    .filter((child) => /^(where|expect)$/.test(child.statement.keyword.text))
    .flatMap(({ statement: { keyword, args } }) =>
      args.map((expression) => ({
        keyword: keyword.text,
        expression,
        names: conditionNames(expression, scope),
      })),
    );
  return {
    node,
    world,
    subjects,
    conditions,
    facts: conditionFacts(conditions.flatMap(({ names }) => names)),
  };
}
