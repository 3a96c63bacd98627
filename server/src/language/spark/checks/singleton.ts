/** A second element where an owner may hold only one, or two that are identified by the same values. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { effectiveValue, type Node } from '../../../dsl/nodes/bind.ts';
import { printExpression } from '../../../dsl/syntax/print-statement.ts';
import { quoteName, quoteString } from '../reading/escape.ts';
import { nothing, type SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const singleton = defineDiagnostic<{ readonly keyword: string; readonly values: readonly string[] }>({
  code: 'spark/singleton',
  severity: 'error',
  docs: {
    reason: 'Only one of them can count, and which one is not for a reader to guess.',
    bad: 'dsl page {\n  entity footer { singleton true  option text: string }\n}\nuse page\nfooter {}\nfooter {}',
    good: 'dsl page {\n  entity footer { singleton true  option text: string }\n}\nuse page\nfooter {}',
    source: 'Spark.Dsl.Verifiers.VerifySectionSingletonEntities, VerifyEntityUniqueness',
  },
  message: ({ keyword, values }) =>
    values.length === 0
      ? `Another \`${keyword}\` is there already, and only one is allowed here.`
      : `Another \`${keyword}\` has ${values.join(' and ')} already.`,
});

export const singletonCheck: SparkCheck = {
  kind: singleton,
  run: ({ nodes, document }) => nodes.flatMap(({ children }) => among(children, document.text)),
  whole: ({ bound, document }) => among(bound.roots, document.text),
};

function among(siblings: readonly Node[], text: string): readonly Diagnostic[] {
  // Most nodes hold nothing.
  if (siblings.length < 2) return nothing;
  const first = new Map<string, Node>();
  return siblings.flatMap((node) => {
    const values = identityOf(node);
    if (!values || !node.schema) return nothing;
    const { keyword, span } = node.statement;
    // Elements of one kind are told apart from each other, whatever their keywords: routes by method and path.
    const { kinds, identifier } = node.schema;
    const key = [...(identifier && kinds.length > 0 ? kinds : [node.schema.keyword]), ...values].join('\0');
    const before = first.get(key);
    if (!before) {
      first.set(key, node);
      return nothing;
    }
    return [
      singleton.at(
        keyword.span,
        { keyword: node.schema.keyword, values },
        {
          related: [{ message: 'It is here first.', span: before.statement.keyword.span }],
          fixes: [removeStatement(`Remove this ${keyword.text}`, span, text)],
        },
      ),
    ];
  });
}

/** What tells the element from others of its owner; nothing when there may be any number. */
function identityOf(node: Node): readonly string[] | undefined {
  const { schema } = node;
  if (schema?.role !== 'entity') return undefined;
  if (schema.singleton) return [];
  return schema.identifier?.map((name) => {
    const value = effectiveValue(node, name);
    return value ? printExpression(value, { name: quoteName, string: quoteString }) : 'nil';
  });
}
