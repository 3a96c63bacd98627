/** A comparison with nil, which never holds. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { ExpressionProblem } from '../../../dsl/expression-problem.ts';
import { nilTest } from '../../../dsl/infer.ts';
import type { Vocabulary } from '../../../dsl/vocabulary.ts';
import type { CheckContext, SparkCheck } from './check.ts';
import { typedNodes } from './expression-types.ts';

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
  run: (context) =>
    typedNodes(context).flatMap(({ inference }) =>
      inference.problems.flatMap((problem) =>
        problem.problem === 'compare-nil' ? [finding(problem, context)] : [],
      ),
    ),
};

function finding(
  { operation, other }: Extract<ExpressionProblem, { problem: 'compare-nil' }>,
  { document, bound }: CheckContext,
): Diagnostic {
  const { span, operator } = operation;
  const newText = testFor(operator, document.text.slice(other.span.start, other.span.end), bound.vocabulary);
  const comparison = document.text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 60);
  if (newText === undefined) return compareNil.at(span, { comparison, hint: '' });
  return compareNil.at(
    span,
    { comparison, hint: ` Use \`${newText}\`.` },
    { fixes: [{ title: `Change to \`${newText}\``, edits: [{ span, newText }], preferred: true }] },
  );
}

/** The question that is meant, where a function asks it. */
function testFor(operator: string, text: string, { functions }: Vocabulary): string | undefined {
  if (!functions.get('expression')?.has(nilTest)) return undefined;
  if (operator === '==') return `${nilTest}(${text})`;
  return operator === '!=' ? `not ${nilTest}(${text})` : undefined;
}
