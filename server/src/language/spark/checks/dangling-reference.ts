/** A name that leads nowhere. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { elementName, type Node, valueAround } from '../../../dsl/bind.ts';
import { scopeOf } from '../../../dsl/names.ts';
import { withArticle } from '../../../dsl/option-type.ts';
import type { ReferenceType } from '../../../dsl/schema.ts';
import { nameText } from '../../../dsl/syntax.ts';
import { type SparkCheck, suggest } from './check.ts';

const danglingReference = defineDiagnostic<{
  readonly to: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly hint: string;
}>({
  code: 'spark/dangling-reference',
  severity: 'error',
  docs: {
    reason:
      'A name that leads nowhere is a slip that many compilers let pass, and that shows at run time only.',
    bad: 'use ash.resource\nresource Patient {\n  attributes { attribute email: string }\n  identities { identity unique_email: [emial] }\n}',
    good: 'use ash.resource\nresource Patient {\n  attributes { attribute email: string }\n  identities { identity unique_email: [email] }\n}',
  },
  message: ({ to, name, owner, hint }) =>
    owner === undefined
      ? `\`${name}\` is not ${withArticle(to)} that is declared anywhere.${hint}`
      : `\`${owner}\` has no ${to.replaceAll('_', ' ')} \`${name}\`.${hint}`,
});

export const danglingReferenceCheck: SparkCheck = {
  kind: danglingReference,
  run: ({ nodes, names }) =>
    nodes.flatMap((node) =>
      node.events.flatMap((event) => {
        if (event.event !== 'reference') return [];
        const { name, span, type } = event;
        const candidates = names.candidates(node, type);
        if (!candidates || candidates.some((declaration) => declaration.name === name)) return [];
        const known = new Set(candidates.map((declaration) => declaration.name));
        const { hint, fixes } = suggest(name, span, known);
        const owner = ownerName(node, type);
        return [danglingReference.at(span, { to: type.to, name, owner, hint }, { fixes })];
      }),
    ),
};

/** The name of the element in which the reference was looked up. */
function ownerName(node: Node, { to, of }: ReferenceType): string | undefined {
  if (of !== undefined) {
    const value = valueAround(node, of);
    return value && nameText(value.expression);
  }
  const scope = scopeOf(node, to);
  return scope && (elementName(scope) ?? scope.statement.keyword.text);
}
