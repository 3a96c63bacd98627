/** An element without an option that it has to have. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { nothing, type SparkCheck } from './check.ts';
import { fittingValue } from './fitting-value.ts';
import { insertFirst } from './insert-first.ts';

const missingOption = defineDiagnostic<{ readonly owner: string; readonly option: string }>({
  code: 'spark/missing-option',
  severity: 'error',
  docs: {
    reason: 'The definition cannot do without it: a transition, for one, has to say from where to where.',
    bad: 'dsl page {\n  entity link { option to: string { required true } }\n}\nuse page\nlink {}',
    good: 'dsl page {\n  entity link { option to: string { required true } }\n}\nuse page\nlink { to "/" }',
  },
  message: ({ owner, option }) => `\`${owner}\` needs the option \`${option}\`.`,
});

export const missingOptionCheck: SparkCheck = {
  kind: missingOption,
  run: ({ nodes, names, document }) => nodes.flatMap((node) => missingIn(node, names, document.text)),
};

function missingIn(node: Node, names: Names, text: string): readonly Diagnostic[] {
  const { schema, statement, children } = node;
  // A fragment is only a part: the rest of the element may have it.
  if (!schema || schema.partial || schema.opaque) return nothing;
  const options = requiredOptions(schema);
  if (options.length === 0) return nothing;
  const has = (given: readonly Node[], { keyword }: StatementSchema) =>
    given.some((child) => child.schema?.keyword === keyword);
  const missing = options.filter((option) => !has(children, option));
  if (missing.length === 0) return nothing;
  // Only what stands at the top is split over files.
  const elsewhere = node.parent ? [] : names.partsOf(node).flatMap((part) => part.children);
  return missing
    .filter((option) => !has(elsewhere, option))
    .map((option) =>
      missingOption.at(
        statement.keyword.span,
        { owner: schema.keyword, option: option.keyword },
        { fixes: [insert(node, option, names, text)] },
      ),
    );
}

const required = new WeakMap<StatementSchema, readonly StatementSchema[]>();

function requiredOptions(schema: StatementSchema): readonly StatementSchema[] {
  let options = required.get(schema);
  if (!options) {
    options = [...schema.children.values()].filter((child) => child.role === 'option' && child.required);
    required.set(schema, options);
  }
  return options;
}

/** The option with a value of its type, first in the block; its author changes the value. */
function insert(node: Node, option: StatementSchema, names: Names, text: string): Fix {
  const [parameter] = option.parameters;
  const value = parameter && fittingValue(parameter.type, node, names);
  const line = `${option.keyword} ${value?.text ?? ''}`.trimEnd();
  return {
    title: `Insert \`${option.keyword}\``,
    edits: [insertFirst(node.statement, [line], text)],
    ...(value?.isChoice ? {} : { preferred: true }),
  };
}
