/** A condition that comes out the same for every record, or for every element that a rule is about. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { type ConstantCondition, constantConditions } from '../../../dsl/constant-condition.ts';
import type { IsValue } from '../../../dsl/contradiction.ts';
import type { Expression } from '../../../dsl/syntax.ts';
import type { SparkCheck } from './check.ts';
import { typedNodes } from './expression-types.ts';
import { wrongInRules } from './rules-of.ts';

const constantCondition = defineDiagnostic<{ readonly always: boolean; readonly contradiction: boolean }>({
  code: 'spark/constant-condition',
  severity: 'warning',
  docs: {
    reason: 'A condition that no record can change lets all through or none, which is seldom what is meant.',
    bad: example('status == "open" and status == "closed"'),
    good: example('status == "open" or status == "closed"'),
  },
  message: ({ always, contradiction }) => {
    if (contradiction) return 'This is never true: two of its parts exclude each other.';
    return `This is ${always ? 'always' : 'never'} true, whatever it is asked of.`;
  },
});

function example(filter: string): string {
  return `use ash.resource\nresource Patient {\n  base_filter ${filter}\n  attributes {\n    uuid_primary_key id\n    attribute status: string { public? true }\n  }\n}`;
}

export const constantConditionCheck: SparkCheck = {
  kind: constantCondition,
  run: (context) => [
    ...typedNodes(context).flatMap(({ node, inference }) =>
      expressionsOf(node).flatMap((expression) => findings(expression, inference.isValue)),
    ),
    ...wrongInRules(context, ({ conditions }) =>
      conditions.flatMap(({ expression, isValue }) => findings(expression, isValue)),
    ),
  ],
};

function findings(expression: Expression, isValue: IsValue): readonly Diagnostic[] {
  return constantConditions(expression, isValue).map(({ expression: { span }, always, contradiction }) =>
    constantCondition.at(
      span,
      { always, contradiction: contradiction !== undefined },
      { related: relatedTo(contradiction) },
    ),
  );
}

/** The expressions of a statement; arguments of calls are expressions of their own. */
function expressionsOf(node: Node): readonly Expression[] {
  return node.events.flatMap((event) => (event.event === 'expression' ? [event.expression] : []));
}

function relatedTo(contradiction: ConstantCondition['contradiction']) {
  return (contradiction ?? []).map(({ span }) => ({ message: 'One of the two parts.', span }));
}
