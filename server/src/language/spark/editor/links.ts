/** What a document leads to as a whole: the files that its values name, and the definitions that it uses. */
import { URI, UriUtils } from 'langium';
import type { Span } from '../../../base/span.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import type { OptionType } from '../../../dsl/schema/schema.ts';
import type { Expression, LiteralExpression } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { usesIn } from './uses.ts';

export interface Link {
  readonly span: Span;
  /** URI of the document it leads to. */
  readonly uri: string;
  /** Where in that document; its beginning when absent. */
  readonly place?: Span;
}

/** The links of a document, in text order. */
export function linksOf(workspace: SparkWorkspace, document: SparkDocument): readonly Link[] {
  const links = [...allNodes(workspace.bound(document).roots)].flatMap((node) => [
    ...definitionsUsed(workspace, node),
    ...filesNamed(node),
  ]);
  return links.sort((a, b) => a.span.start - b.span.start);
}

function definitionsUsed(workspace: SparkWorkspace, node: Node): readonly Link[] {
  if (node.parent || node.schema?.keyword !== 'use') return [];
  return usesIn(workspace, node).map(({ span, target }) => ({
    span,
    uri: target.node.document.uri,
    place: target.span,
  }));
}

/** The values whose type says that they are paths of files, relative to the document. */
function filesNamed({ values, events, document }: Node): readonly Link[] {
  const typed = values.flatMap(({ expression, parameter }) =>
    parameter ? files(expression, parameter.type) : [],
  );
  const inCalls = events.flatMap((event) =>
    event.event === 'call' && event.schema
      ? matchArguments(event.call, event.schema).flatMap(({ argument, parameter }) =>
          parameter ? files(argument.value, parameter.type) : [],
        )
      : [],
  );
  return [...typed, ...inCalls].flatMap(({ value, span }) => {
    const uri = typeof value === 'string' ? resolve(document.uri, value) : undefined;
    return uri === undefined ? [] : [{ span: { start: span.start + 1, end: span.end - 1 }, uri }];
  });
}

function files(expression: Expression, type: OptionType): readonly LiteralExpression[] {
  switch (type.kind) {
    case 'file':
      return expression.kind === 'literal' ? [expression] : [];
    case 'list':
    case 'wrap_list':
      return expression.kind === 'list'
        ? expression.items.flatMap(({ value }) => files(value, type.of))
        : files(expression, type.of);
    case 'any_of':
    case 'all_of':
      return type.types.flatMap((each) => files(expression, each)).slice(0, 1);
    default:
      return [];
  }
}

/** The URI that a path in a document means; `undefined` for the empty path. */
function resolve(from: string, path: string): string | undefined {
  if (path.trim() === '') return undefined;
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return path;
  const base = URI.parse(from);
  const plain = path.replaceAll('\\', '/');
  return (
    plain.startsWith('/') ? base.with({ path: plain }) : UriUtils.resolvePath(UriUtils.dirname(base), plain)
  ).toString();
}
