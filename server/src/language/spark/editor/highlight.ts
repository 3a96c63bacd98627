/** What the words of a document are, for colours that know the schemas: keywords, options, names, functions. */
import type { Span } from '../../../base/span.ts';
import { declaredAt } from '../../../dsl/names/names.ts';
import { allNodes, type Node } from '../../../dsl/nodes/bind.ts';
import { childrenOf } from '../../../dsl/schema/inner-schemas.ts';
import type { StatementSchema } from '../../../dsl/schema/schema.ts';
import { metaLanguage, type Vocabulary } from '../../../dsl/schema/vocabulary.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { definitionWordsIn } from './definition-words.ts';

export interface Highlight {
  readonly span: Span;
  readonly role: 'keyword' | 'property' | 'class' | 'variable' | 'function' | 'type';
}

/** The highlights in text order; none overlap. */
export function highlightsOf(workspace: SparkWorkspace, document: SparkDocument): readonly Highlight[] {
  const { roots, vocabulary } = workspace.bound(document);
  const topKinds = kindsOnTop(vocabulary);
  const highlights = [...allNodes(roots)].flatMap((node) => [
    ...ofNode(node, topKinds),
    ...definitionWordsIn(node).map(
      ({ span }): Highlight => ({
        span,
        role: document.text.charAt(span.end) === '(' ? 'function' : 'property',
      }),
    ),
  ]);
  highlights.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return highlights.filter(({ span }, index) => span.start >= (highlights[index - 1]?.span.end ?? 0));
}

/** The kinds of name that stand at the top of documents: who refers to one leads out of its own element. */
function kindsOnTop({ document }: Vocabulary): ReadonlySet<string> {
  return new Set(
    [...childrenOf(document).values()].flatMap(({ role, kinds }) => (role === 'entity' ? kinds : [])),
  );
}

/** What shapes a definition rather than describing one part of it, and so looks like its other keywords. */
const shaping: ReadonlySet<string> = new Set(['extends', 'include', 'each', 'where', 'expect', 'fix']);

function looksLikeProperty({ role, definition, keyword }: StatementSchema): boolean {
  return role === 'option' && !(definition === metaLanguage && shaping.has(keyword));
}

function ofNode(node: Node, topKinds: ReadonlySet<string>): readonly Highlight[] {
  const { schema, statement, events } = node;
  if (!schema) return [];
  const keyword: Highlight = {
    span: statement.keyword.span,
    role: looksLikeProperty(schema) ? 'property' : 'keyword',
  };
  const declared = declaredAt(node)
    .filter(({ written }) => written)
    .map(
      ({ span, kind }): Highlight => ({
        span,
        role: !node.parent || topKinds.has(kind) ? 'class' : 'variable',
      }),
    );
  const used = events.flatMap((event): Highlight[] => {
    if (event.event === 'reference')
      return [{ span: event.span, role: topKinds.has(event.type.to) ? 'class' : 'variable' }];
    const [first] = event.event === 'call' ? event.call.path : [];
    if (event.event !== 'call' || !event.schema || !first) return [];
    return [{ span: first.span, role: /type$/.test(event.kind) ? 'type' : 'function' }];
  });
  return [keyword, ...declared, ...used];
}
