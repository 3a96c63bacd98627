/** An option whose value the definition decides. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { printExpression } from '../../../dsl/syntax/print-statement.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import type { SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const fixedOption = defineDiagnostic<{
  readonly owner: string;
  readonly option: string;
  readonly value: string;
}>({
  code: 'spark/fixed-option',
  severity: 'error',
  docs: {
    reason: 'What the definition has decided cannot be set: the value would have no effect.',
    bad: 'dsl stock {\n  entity counter {\n    arg name: atom\n    option type: atom\n    set type = integer\n  }\n}\nuse stock\ncounter boxes { type string }',
    good: 'dsl stock {\n  entity counter {\n    arg name: atom\n    option type: atom\n    set type = integer\n  }\n}\nuse stock\ncounter boxes',
    source: 'Spark.Dsl.Entity, auto_set_fields',
  },
  message: ({ owner, option, value }) => `\`${option}\` of \`${owner}\` is always ${value}.`,
});

export const fixedOptionCheck: SparkCheck = {
  kind: fixedOption,
  run: ({ nodes, document }) =>
    nodes.flatMap(({ statement: { keyword, span }, schema, parent }) => {
      const value = schema ? undefined : parent?.schema?.fixed.get(keyword.text);
      if (!value || !parent?.schema) return [];
      const text = printExpression(value, { name: quoteName, string: quoteString });
      return [
        fixedOption.at(
          keyword.span,
          { owner: parent.schema.keyword, option: keyword.text, value: text },
          {
            fixes: [
              { ...removeStatement(`Remove \`${keyword.text}\``, span, document.text), preferred: true },
            ],
          },
        ),
      ];
    }),
};
