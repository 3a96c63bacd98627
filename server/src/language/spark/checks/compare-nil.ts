/** A comparison with nil, which never holds. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { nilTest } from '../../../dsl/expressions/infer.ts';
import { isComparison } from '../../../dsl/expressions/operator-type.ts';
import type { Expression, OperationExpression } from '../../../dsl/syntax/syntax.ts';
import { isNilLiteral } from '../../../dsl/values/literal-part.ts';
import type { CheckContext, SparkCheck } from './check.ts';
import { typedNodes } from './expression-types.ts';
import { wrongInRules } from './rules-of.ts';

const compareNil = defineDiagnostic<{ readonly comparison: string; readonly hint: string }>({
  code: 'spark/compare-nil',
  severity: 'warning',
  docs: {
    reason: 'A comparison with nil is nil and never true, also when there is no value on either side.',
    bad: example('discharged_on == nil'),
    good: example('is_nil(discharged_on)'),
    source: 'SQL, three-valued logic',
  },
  message: ({ comparison, hint }) => `\`${comparison}\` is always nil.${hint}`,
});

function example(filter: string): string {
  return `use ash.resource\nresource Patient {\n  base_filter ${filter}\n  attributes {\n    uuid_primary_key id\n    attribute discharged_on: date { public? true }\n  }\n}`;
}

export const compareNilCheck: SparkCheck = {
  kind: compareNil,
  run: (context) => [
    ...typedNodes(context).flatMap(({ inference }) =>
      inference.problems.flatMap((problem) => {
        if (problem.problem !== 'compare-nil') return [];
        return [
          finding(problem, context, context.bound.vocabulary.functions.get('expression')?.has(nilTest)),
        ];
      }),
    ),
    ...wrongInRules(context, ({ conditions }) =>
      conditions
        .flatMap(({ expression }) => comparisonsWithNil(expression))
        .map((comparison) => finding(comparison, context, true)),
    ),
  ],
};

interface Comparison {
  readonly operation: OperationExpression;
  /** What is compared with nil. */
  readonly other: Expression;
}

/** The comparisons with nil in the condition of a rule. */
function comparisonsWithNil(expression: Expression): readonly Comparison[] {
  switch (expression.kind) {
    case 'operation': {
      const [left, right] = expression.operands;
      const other =
        isComparison(expression.operator) &&
        left &&
        right &&
        (isNilLiteral(right) ? left : isNilLiteral(left) ? right : undefined);
      return other ? [{ operation: expression, other }] : expression.operands.flatMap(comparisonsWithNil);
    }
    case 'name':
      return (expression.args ?? []).flatMap(({ value }) => comparisonsWithNil(value));
    default:
      return [];
  }
}

/** `isTestable`: whether there is a function that asks what is meant. */
function finding(
  { operation, other }: Comparison,
  { document }: CheckContext,
  isTestable: boolean | undefined,
): Diagnostic {
  const { span, operator } = operation;
  const text = document.text.slice(other.span.start, other.span.end);
  const newText = isTestable ? testFor(operator, text) : undefined;
  const comparison = document.text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 60);
  if (newText === undefined) return compareNil.at(span, { comparison, hint: '' });
  return compareNil.at(
    span,
    { comparison, hint: ` Use \`${newText}\`.` },
    { fixes: [{ title: `Change to \`${newText}\``, edits: [{ span, newText }], preferred: true }] },
  );
}

/** The question that is meant. */
function testFor(operator: string, text: string): string | undefined {
  if (operator === '==') return `${nilTest}(${text})`;
  return operator === '!=' ? `not ${nilTest}(${text})` : undefined;
}
