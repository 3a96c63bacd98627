/** Two elements of one owner with the same name. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { withArticle } from '../../../dsl/describe-type.ts';
import { declaredAt, scopeOf } from '../../../dsl/names.ts';
import { nameParameter } from '../../../dsl/schema.ts';
import type { SparkCheck } from './check.ts';
import { removeStatement } from './remove-statement.ts';

const duplicateName = defineDiagnostic<{
  readonly keyword: string;
  readonly name: string;
  readonly first: string;
}>({
  code: 'spark/duplicate-name',
  severity: 'error',
  docs: {
    reason:
      'A name that means two things means neither: attributes and relationships of a resource share their names.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute age: integer  attribute age: string }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { uuid_primary_key id  attribute age: integer }\n}',
    source: 'Ash.Resource.Transformers.RequireUniqueFieldNames, RequireUniqueActionNames',
  },
  message: ({ keyword, name, first }) =>
    keyword === first
      ? `There is ${withArticle(keyword)} \`${name}\` already.`
      : `\`${name}\` is the name of ${withArticle(first)} already.`,
});

export const duplicateNameCheck: SparkCheck = {
  kind: duplicateName,
  run: ({ nodes, document }) => {
    const findings: Diagnostic[] = [];
    /** By owner (`undefined` for the document), then by kind and name. */
    const seen = new Map<unknown, Map<string, { keyword: string; span: { start: number; end: number } }>>();
    for (const node of nodes) {
      const { schema } = node;
      if (!schema || nameParameter(schema)?.unique !== true) continue;
      const own = declaredAt(node).filter(({ written, kind }) => written && schema.kinds.includes(kind));
      let reported = false;
      for (const { kind, name, span } of own) {
        const scope = scopeOf(node, kind);
        const names = seen.get(scope) ?? new Map();
        seen.set(scope, names);
        const key = `${kind}\0${name}`;
        const first = names.get(key);
        if (!first) names.set(key, { keyword: schema.keyword, span });
        else if (!reported) {
          reported = true;
          findings.push(
            duplicateName.at(
              span,
              { keyword: schema.keyword, name, first: first.keyword },
              {
                related: [{ message: `\`${name}\` is declared here first.`, span: first.span }],
                fixes: [removeStatement(`Remove this ${schema.keyword}`, node.statement.span, document.text)],
              },
            ),
          );
        }
      }
    }
    return findings;
  },
};
