/** Completion: what fits at the cursor and is not there yet, from the schemas, with what is required first. */
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/bind.ts';
import { describeType } from '../../../dsl/describe-type.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import type { SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { cursorAt, isInTextOrComment, wordAt } from './cursor.ts';
import { describeKeyword, signatureOf } from './describe.ts';
import { keywordSnippet } from './snippet.ts';
import type { Suggestion } from './suggestion.ts';
import { valueSuggestions } from './value-completion.ts';

export interface Completion {
  /** What the suggestion takes the place of. */
  readonly span: Span;
  readonly suggestions: readonly Suggestion[];
}

/** What fits at an offset of a document. */
export function completeAt(workspace: SparkWorkspace, document: SparkDocument, offset: number): Completion {
  const { text } = document;
  const span = wordAt(text, offset);
  if (isInTextOrComment(text, offset)) return { span, suggestions: [] };
  const cursor = cursorAt(workspace, document, offset);
  if (!cursor) return { span, suggestions: [] };
  const { node, isKeyword } = cursor;
  const suggestions = isKeyword ? keywords(node) : valueSuggestions(cursor.workspace, node, span.start);
  return { span, suggestions: [...suggestions].sort((a, b) => a.rank - b.rank || order(a.label, b.label)) };
}

/** Keywords that fit beside the placeholder's statement. Options that are set already are left out. */
function keywords(node: Node): readonly Suggestion[] {
  const owner = node.parent?.schema;
  if (node.parent && !owner) return [];
  const known = (owner ?? node.document.vocabulary.document).children;
  const siblings = node.parent ? node.parent.children : node.document.roots;
  const present = new Set(siblings.flatMap(({ schema }) => (schema ? [schema.keyword] : [])));
  return [...known.values()]
    .filter(({ role, keyword }) => role === 'entity' || !present.has(keyword))
    .map((schema) => ({
      label: schema.keyword,
      kind: schema.role,
      detail: detailOf(schema),
      doc: describeKeyword(schema),
      snippet: keywordSnippet(schema),
      rank: schema.required ? 0 : { entity: 1, option: 2, section: 1 }[schema.role],
    }));
}

function detailOf(schema: StatementSchema): string {
  const [parameter] = schema.parameters;
  if (schema.role !== 'option' || !parameter) return signatureOf(schema);
  return `${schema.required ? 'required, ' : ''}${describeType(parameter.type)}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
