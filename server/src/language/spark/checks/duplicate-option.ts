/** An option that is set twice in one block. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/bind.ts';
import { nothing, type SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const duplicateOption = defineDiagnostic<{ readonly option: string }>({
  code: 'spark/duplicate-option',
  severity: 'error',
  docs: {
    reason: 'Only one of the two values can hold, and which one is not for a reader to guess.',
    bad: 'use ash.resource\nresource Patient {\n  description "One"\n  description "Two"\n}',
    good: 'use ash.resource\nresource Patient {\n  description "One"\n}',
  },
  message: ({ option }) => `\`${option}\` is set above already.`,
});

export const duplicateOptionCheck: SparkCheck = {
  kind: duplicateOption,
  run: ({ nodes, document }) => nodes.flatMap((node) => duplicatesIn(node, document.text)),
};

function duplicatesIn({ children }: Node, text: string): readonly Diagnostic[] {
  // Most nodes hold nothing.
  if (children.length < 2) return nothing;
  const first = new Map<string, Span>();
  return children.flatMap(({ schema, statement: { keyword, span } }) => {
    if (schema?.role !== 'option') return nothing;
    const before = first.get(schema.keyword);
    if (!before) {
      first.set(schema.keyword, keyword.span);
      return nothing;
    }
    return [
      duplicateOption.at(
        keyword.span,
        { option: schema.keyword },
        {
          related: [{ message: 'It is set here first.', span: before }],
          fixes: [removeStatement('Remove this one', span, text)],
        },
      ),
    ];
  });
}
