/** A condition that comes out the same for every record, or for every element that a rule is about. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { callsIn } from '../../../dsl/rules/condition-names.ts';
import { type ConstantCondition, constantConditions } from '../../../dsl/rules/constant-condition.ts';
import {
  type ConditionFacts,
  conjuncts,
  contradictionIn,
  reasonIn,
} from '../../../dsl/rules/contradiction.ts';
import { describeRange } from '../../../dsl/schema/number-range.ts';
import { type Expression, isPlain } from '../../../dsl/syntax/syntax.ts';
import type { CheckContext, SparkCheck } from './check.ts';
import { typedNodes } from './expression-types.ts';
import { type CheckedRule, wrongInRules } from './rules-of.ts';

const constantCondition = defineDiagnostic<{ readonly always: boolean; readonly because?: string }>({
  code: 'spark/constant-condition',
  severity: 'warning',
  docs: {
    reason: 'A condition that no record can change lets all through or none, which is seldom what is meant.',
    bad: example('status == "open" and status == "closed"'),
    good: example('status == "open" or status == "closed"'),
  },
  message: ({ always, because }) =>
    `This is ${always ? 'always' : 'never'} true${because ? `: ${because}.` : ', whatever it is asked of.'}`,
});

function example(filter: string): string {
  return `use ash.resource\nresource Patient {\n  base_filter ${filter}\n  attributes {\n    uuid_primary_key id\n    attribute status: string { public? true }\n  }\n}`;
}

export const constantConditionCheck: SparkCheck = {
  kind: constantCondition,
  run: (context) => [
    ...typedNodes(context).flatMap(({ node, inference: { isValue } }) => {
      const facts = { ...factsOfRecords, isValue };
      return expressionsOf(node).flatMap((expression) => findings(expression, facts, context));
    }),
    ...wrongInRules(context, (rule) => inRule(rule, context)),
  ],
};

/** A path may lead to many records, each with its own value; what types allow, databases may have outlived. */
const factsOfRecords: Omit<ConditionFacts, 'isValue'> = {
  isOneValue: (expression) => isPlain(expression) && expression.path.length === 1,
  rangeOf: () => undefined,
  isGiven: () => false,
  isNeverNil: () => false,
};

function inRule({ conditions, facts }: CheckedRule, context: CheckContext): readonly Diagnostic[] {
  const found = conditions
    // What is asked of the items of a list is a condition of its own.
    .flatMap(({ expression }) => [
      expression,
      ...callsIn(expression).flatMap(({ args = [] }) => args.map(({ value }) => value)),
    ])
    .flatMap((expression) => findings(expression, facts, context));
  if (found.length > 0) return found;
  const partsOf = (keyword: string) =>
    conditions.flatMap((each) => (each.keyword === keyword ? conjuncts(each.expression) : []));
  const implied = partsOf('expect').flatMap((part) => {
    const reason = reasonIn(partsOf('where'), part, facts);
    if (!reason) return [];
    const because = 'a `where` of the rule says so already';
    const related = [{ message: 'What says so.', span: reason.span }];
    return [constantCondition.at(part.span, { always: true, because }, { related })];
  });
  if (implied.length > 0) return implied;
  return ['where', 'expect'].flatMap((keyword) => {
    const parts = partsOf(keyword);
    const contradiction = contradictionIn(parts, facts);
    const [before, part] = contradiction ?? [];
    if (!before || !part) return [];
    const because = `another \`${keyword}\` of the rule excludes it`;
    const related = [{ message: 'What excludes it.', span: before.span }];
    return [constantCondition.at(part.span, { always: false, because }, { related })];
  });
}

function findings(
  expression: Expression,
  facts: ConditionFacts,
  { document: { text } }: CheckContext,
): readonly Diagnostic[] {
  return constantConditions(expression, facts).map(
    ({ expression: { span }, always, contradiction, bounded, given }) => {
      const because = contradiction
        ? 'two of its parts exclude each other'
        : bounded
          ? boundsOf(bounded, text)
          : given && `\`${text.slice(given.span.start, given.span.end)}\` always has a value`;
      return constantCondition.at(
        span,
        { always, ...(because ? { because } : {}) },
        { related: relatedTo(contradiction) },
      );
    },
  );
}

function boundsOf(
  { expression: { span }, range }: NonNullable<ConstantCondition['bounded']>,
  text: string,
): string {
  return `\`${text.slice(span.start, span.end)}\` ${describeRange(range)}`;
}

/** The expressions of a statement; arguments of calls are expressions of their own. */
function expressionsOf(node: Node): readonly Expression[] {
  return node.events.flatMap((event) => (event.event === 'expression' ? [event.expression] : []));
}

function relatedTo(contradiction: ConstantCondition['contradiction']) {
  return (contradiction ?? []).map(({ span }) => ({ message: 'One of the two parts.', span }));
}
