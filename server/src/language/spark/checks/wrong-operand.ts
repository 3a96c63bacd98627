/** A value in an expression whose type does not fit what is done with it. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { WrongOperand } from '../../../dsl/expressions/expression-problem.ts';
import { type MisfitOperand, misfitsIn } from '../../../dsl/rules/condition-operands.ts';
import { nameText } from '../../../dsl/syntax/syntax.ts';
import { quoteString } from '../reading/escape.ts';
import { type SparkCheck, suggest } from './check.ts';
import { typedNodes } from './expression-types.ts';
import { wrongInRules } from './rules-of.ts';

const wrongOperand = defineDiagnostic<{
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}>({
  code: 'spark/wrong-operand',
  severity: 'error',
  docs: {
    reason: 'A comparison or calculation with values of another type fails when it runs, or never holds.',
    bad: example('age > "adult"'),
    good: example('age > 17'),
  },
  message: ({ expected, found, hint }) => `Expected ${expected}, but found ${found}.${hint}`,
});

function example(filter: string): string {
  return `use ash.resource\nresource Patient {\n  base_filter ${filter}\n  attributes {\n    uuid_primary_key id\n    attribute age: integer { public? true }\n  }\n}`;
}

export const wrongOperandCheck: SparkCheck = {
  kind: wrongOperand,
  run: (context) => [
    ...typedNodes(context).flatMap(({ inference }) =>
      inference.problems.flatMap((problem) =>
        problem.problem === 'wrong-operand' ? [finding(problem, context.document.text)] : [],
      ),
    ),
    ...wrongInRules(context, ({ conditions }) =>
      conditions.flatMap(({ expression, names }) =>
        misfitsIn(expression, names).map((misfit) => inRule(misfit, context.document.text)),
      ),
    ),
  ],
};

function inRule({ expression: { kind, span }, expected, found }: MisfitOperand, text: string): Diagnostic {
  const written = `\`${text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 40)}\``;
  return wrongOperand.at(span, {
    expected,
    found: kind === 'literal' ? written : `${written} (${found})`,
    hint: expected === 'one value' ? ' `has`, `exists` and `count` look into it.' : '',
  });
}

function finding(problem: WrongOperand, text: string): Diagnostic {
  const { expression, expected, because, values } = problem;
  const { span } = expression;
  const word = nameText(expression);
  const { hint, fixes } = values && word !== undefined ? near(problem, word) : { hint: '', fixes: [] };
  const related = because
    ? [{ message: `\`${because.name}\` is declared here.`, uri: because.uri, span: because.at }]
    : [];
  const written = text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(0, 40);
  const type = problem.found;
  const isText = expression.kind === 'literal' && typeof expression.value === 'string';
  const found = isText ? `the string ${written}` : `\`${written}\``;
  const words = type === undefined || expression.kind === 'literal' ? found : `${found} (${type})`;
  return wrongOperand.at(span, { expected, found: words, hint }, { fixes, related });
}

/** The nearest of the values of an enumeration, written as the wrong one is. */
function near({ expression, values = [] }: WrongOperand, word: string) {
  if (expression.kind === 'name' && values.includes(word)) return inQuotes(word, expression.span);
  const found = suggest(word, expression.span, values);
  if (expression.kind !== 'literal') return found;
  const fixes = found.fixes.map(({ edits, ...fix }) => ({
    ...fix,
    edits: edits.map(({ span, newText }) => ({ span, newText: quoteString(newText) })),
  }));
  return { ...found, fixes };
}

/** A name that is a field, where the value of the same name is meant. */
function inQuotes(word: string, span: Span) {
  const newText = quoteString(word);
  return {
    hint: ` It is a field here; the value is \`${newText}\`.`,
    fixes: [{ title: `Change to \`${newText}\``, edits: [{ span, newText }], preferred: true }],
  };
}
