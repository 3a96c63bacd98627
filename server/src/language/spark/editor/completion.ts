/** Completion: what fits at the cursor and is not there yet, from the schemas, with what is required first. */
import type { Span } from '../../../base/span.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { type Cursor, cursorAt, isInBrackets, isInTextOrComment, placeholder, wordAt } from './cursor.ts';
import { fragmentSuggestions } from './fragment-completion.ts';
import {
  hasContent,
  inlineSuggestions,
  isNamedArgument,
  keywordSuggestions,
  withoutContent,
} from './keyword-completion.ts';
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
  // In a definition, it may have become a name itself.
  const suggestions = suggestionsFor(cursor, document, span).filter(({ label }) => label !== placeholder);
  const sorted = suggestions.toSorted((a, b) => a.rank - b.rank || order(a.label, b.label));
  // A value may be of one of several types that have something in common.
  const each = new Map(sorted.reverse().map((suggestion) => [keyOf(suggestion), suggestion]));
  return { span, suggestions: [...each.values()].reverse() };
}

function keyOf({ label, snippet }: Suggestion): string {
  return `${label}\0${snippet}`;
}

/** What fits where a statement begins, and where an argument with a name may stand. */
function suggestionsFor(cursor: Cursor, document: SparkDocument, word: Span): readonly Suggestion[] {
  const { node, workspace } = cursor;
  const { start: offset } = word;
  if (cursor.isKeyword) {
    // Behind an item of a list that no comma follows.
    if (!isNamedArgument(node) && isInBrackets(document, offset)) return [];
    const suggestions = keywordSuggestions(node, document, cursor);
    // Another word for what is there already keeps what stands behind it on its line.
    const isReplaced = word.end > word.start && /^[ \t]*\S/.test(document.text.slice(word.end));
    return isReplaced && hasContent(node) ? suggestions.map(withoutContent) : suggestions;
  }
  const fragment = fragmentSuggestions(workspace, node, offset);
  const values =
    ruleSuggestions(workspace, node, offset) ??
    (fragment.length > 0 ? fragment : valueSuggestions(workspace, node, offset));
  const isBehindComma = /,\s*$/.test(document.text.slice(0, offset));
  return isBehindComma ? [...values, ...inlineSuggestions(node, offset)] : values;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
