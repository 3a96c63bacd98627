/** Two elements of one owner with the same name. */

import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { Kept } from '../../../base/kept.ts';
import {
  type Declaration,
  declarationsWithin,
  declaredAt,
  group,
  type Names,
  scopeOf,
} from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { withArticle } from '../../../dsl/schema/describe-type.ts';
import { nameParameter } from '../../../dsl/schema/schema.ts';
import { metaLanguage } from '../../../dsl/schema/vocabulary.ts';
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
  run: ({ nodes, document }) =>
    nodes
      .slice(0, 1)
      .flatMap((root) => [...declarationsWithin(root).values()])
      .flatMap((declarations) => duplicates([...declarations.values()], document.text)),
  whole: ({ bound, names, document }) => {
    const own = group(topNodes(bound.roots).flatMap(declaredAt).filter(isAtTop));
    return duplicates([...own.values()], document.text, (declaration) => inOtherDocument(declaration, names));
  },
};

/** The statements at the top, and what stands in sections there. */
function topNodes(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) =>
    node.schema?.role === 'section' ? [node, ...topNodes(node.children)] : [node],
  );
}

function isAtTop({ node, kind }: Declaration): boolean {
  return scopeOf(node, kind) === undefined;
}

/** Names of elements that come again in one scope; `elsewhere`: where else one is that came first. */
function duplicates(
  kinds: readonly (readonly Declaration[])[],
  text: string,
  elsewhere?: (declaration: Declaration) => Declaration | undefined,
): readonly Diagnostic[] {
  const findings = new Map<Node, Diagnostic>();
  for (const declarations of kinds) {
    if (declarations.length < 2 && !elsewhere) continue;
    const seen = new Map<string, Declaration>();
    for (const declaration of declarations) {
      const { node, name } = declaration;
      if (!isUnique(declaration)) continue;
      const first = seen.get(name) ?? elsewhere?.(declaration);
      if (!first) seen.set(name, declaration);
      else if (!findings.has(node)) findings.set(node, finding(declaration, first, text));
    }
  }
  return [...findings.values()];
}

/** Whether it is the name of an element, written there, that no other may have. */
function isUnique({ written, kind, node: { schema } }: Declaration): boolean {
  return (
    written && schema !== undefined && nameParameter(schema)?.unique === true && schema.kinds.includes(kind)
  );
}

const grouped = new Kept<readonly Declaration[], ReadonlyMap<string, Declaration>>();

/**
 * Where another document has a definition of the same name, of the two the one that comes first by its address. A
 * workspace may hold several models, each with a `User` of its own, whose names mean what stands in the same document;
 * but definitions are for all documents. One may take the place of one that ships with the extension.
 */
function inOtherDocument({ kind, name, node }: Declaration, names: Names): Declaration | undefined {
  if (kind !== metaLanguage) return undefined;
  const all = names.global(kind);
  let first = grouped.get(all);
  if (!first) {
    const found = new Map<string, Declaration>();
    for (const each of all) {
      if (!each.written || isShipped(each)) continue;
      const known = found.get(each.name);
      if (!known || each.node.document.uri < known.node.document.uri) found.set(each.name, each);
    }
    first = found;
    grouped.set(all, first);
  }
  const other = first.get(name);
  return other && other.node.document !== node.document ? other : undefined;
}

function isShipped({ node }: Declaration): boolean {
  return node.document.uri.startsWith('spark-prelude:');
}

function finding({ name, span, node }: Declaration, first: Declaration, text: string): Diagnostic {
  const keyword = node.schema?.keyword ?? '';
  const { uri } = first.node.document;
  return duplicateName.at(
    span,
    { keyword, name, first: first.node.schema?.keyword ?? '' },
    {
      related: [
        {
          message: `\`${name}\` is declared here first.`,
          span: first.span,
          ...(uri === node.document.uri ? {} : { uri }),
        },
      ],
      fixes: [removeStatement(`Remove this ${keyword}`, node.statement.span, text)],
    },
  );
}
