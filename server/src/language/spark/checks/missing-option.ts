/** An element without an option that it has to have. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Node } from '../../../dsl/bind.ts';
import { exampleOf } from '../../../dsl/example.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import type { SparkCheck } from './check.ts';

const missingOption = defineDiagnostic<{ readonly owner: string; readonly option: string }>({
  code: 'spark/missing-option',
  severity: 'error',
  docs: {
    reason: 'The definition cannot do without it: a transition, for one, has to say from where to where.',
    bad: 'use ash.resource, ash.state_machine\nresource Visit {\n  state_machine { default_initial_state booked }\n}',
    good: 'use ash.resource, ash.state_machine\nresource Visit {\n  state_machine { initial_states [booked]  default_initial_state booked }\n}',
  },
  message: ({ owner, option }) => `\`${owner}\` needs the option \`${option}\`.`,
});

export const missingOptionCheck: SparkCheck = {
  kind: missingOption,
  run: ({ nodes }) => nodes.flatMap(missingIn),
};

function missingIn(node: Node): readonly Diagnostic[] {
  const { schema, statement, children } = node;
  if (!schema) return [];
  return [...schema.children.values()]
    .filter(
      ({ required, keyword }) => required && !children.some((child) => child.schema?.keyword === keyword),
    )
    .map((option) =>
      missingOption.at(
        statement.keyword.span,
        { owner: schema.keyword, option: option.keyword },
        { fixes: [insert(node, option)] },
      ),
    );
}

/** The option with a value of its type, first in the block; its author changes the value. */
function insert({ statement }: Node, option: StatementSchema): Fix {
  const [parameter] = option.parameters;
  const text = `${option.keyword} ${parameter ? exampleOf(parameter.type) : ''}`.trimEnd();
  const at = statement.body ? statement.body.span.start + 1 : statement.span.end;
  return {
    title: `Insert \`${option.keyword}\``,
    edits: [{ span: { start: at, end: at }, newText: statement.body ? ` ${text} ` : ` { ${text} }` }],
    preferred: true,
  };
}
