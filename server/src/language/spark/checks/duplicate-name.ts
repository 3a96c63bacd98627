/** Two elements of one owner with the same name. */

import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { Kept } from '../../../base/kept.ts';
import type { Node } from '../../../dsl/bind.ts';
import { withArticle } from '../../../dsl/describe-type.ts';
import { type Declaration, declaredAt, type Names, scopeOf } from '../../../dsl/names.ts';
import { nameParameter } from '../../../dsl/schema.ts';
import { metaLanguage } from '../../../dsl/vocabulary.ts';
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
  run: ({ nodes, names, document }) =>
    duplicates(nodes, names, document.text, (scope) => scope !== undefined),
  whole: ({ bound, names, document }) =>
    duplicates(topNodes(bound.roots), names, document.text, (scope) => scope === undefined),
};

/** The statements at the top, and what stands in sections there. */
function topNodes(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) =>
    node.schema?.role === 'section' ? [node, ...topNodes(node.children)] : [node],
  );
}

/** Names that come again in one scope, of the scopes that are asked for. */
function duplicates(
  nodes: readonly Node[],
  names: Names,
  text: string,
  isWanted: (scope: Node | undefined) => boolean,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  /** By owner (`undefined` for the document), then by kind and name. */
  const seen = new Map<Node | undefined, Map<string, Declaration>>();
  for (const node of nodes) {
    const { schema } = node;
    // Most nodes are options, which have no name.
    if (!schema || schema.kinds.length === 0 || nameParameter(schema)?.unique !== true) continue;
    const own = declaredAt(node).filter(({ written, kind }) => written && schema.kinds.includes(kind));
    let first: Declaration | undefined;
    for (const declaration of own) {
      const scope = scopeOf(node, declaration.kind);
      if (!isWanted(scope)) continue;
      const known = seen.get(scope) ?? new Map<string, Declaration>();
      seen.set(scope, known);
      const key = `${declaration.kind}\0${declaration.name}`;
      const before = known.get(key) ?? (scope ? undefined : inOtherDocument(declaration, names));
      if (before) first ??= before;
      else known.set(key, declaration);
    }
    const [declaration] = own;
    if (first && declaration) findings.push(finding(declaration, first, text));
  }
  return findings;
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
