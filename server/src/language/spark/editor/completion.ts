/** Completion: what fits at the cursor and is not there yet, from the schemas, with what is required first. */
import type { Span } from '../../../base/span.ts';
import type { SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { type Cursor, cursorAt, isInTextOrComment, wordAt } from './cursor.ts';
import { fragmentSuggestions } from './fragment-completion.ts';
import { inlineSuggestions, keywordSuggestions } from './keyword-completion.ts';
import { ruleSuggestions } from './rule-completion.ts';
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
  if (isInTextOrComment(document, offset)) return { span, suggestions: [] };
  const cursor = cursorAt(workspace, document, offset);
  if (!cursor) return { span, suggestions: [] };
  const suggestions = suggestionsFor(cursor, document, span.start);
  return { span, suggestions: [...suggestions].sort((a, b) => a.rank - b.rank || order(a.label, b.label)) };
}

/** What fits where a statement begins, and where an argument with a name may stand. */
function suggestionsFor(cursor: Cursor, document: SparkDocument, offset: number): readonly Suggestion[] {
  const { node, workspace } = cursor;
  if (cursor.isKeyword) return keywordSuggestions(node, document, cursor.roots);
  const spoken = [...ruleSuggestions(node, offset), ...fragmentSuggestions(workspace, node, offset)];
  const values = spoken.length > 0 ? spoken : valueSuggestions(workspace, node, offset);
  const isBehindComma = /,\s*$/.test(document.text.slice(0, offset));
  return isBehindComma ? [...values, ...inlineSuggestions(node, offset)] : values;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
