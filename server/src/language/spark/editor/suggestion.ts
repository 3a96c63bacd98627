/** What completion offers, in terms of the language. */
import type { Edit } from '../../../base/span.ts';
import { nameSnippet } from './snippet.ts';

/** Something that fits at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'section' | 'entity' | 'option' | 'function' | 'value' | 'reference' | 'argument';
  readonly detail: string;
  /** Markdown. */
  readonly doc?: string;
  /** Text to insert, in the snippet syntax of LSP. */
  readonly snippet: string;
  /** Smaller comes first; equals by label. */
  readonly rank: number;
  /** Where what it takes the place of begins, when that is before the word: at the start of a name with dots. */
  readonly start?: number;
  /** Its definition would rather not see it any more. */
  readonly deprecated?: true;
  /** What has to change elsewhere in the document: a definition that is not in use yet. */
  readonly edits?: readonly Edit[];
}

/** Plain words, each once. */
export function wordSuggestions(
  names: readonly string[],
  detail: string,
  kind: Suggestion['kind'],
): readonly Suggestion[] {
  return [...new Set(names)].map((label) => ({ label, kind, detail, snippet: nameSnippet(label), rank: 1 }));
}
