/** What is read from a document of another tool, before it is written as a `.req` document. */

/** One requirement with what stands under it. */
export interface ImportedStatement {
  readonly kind: 'statement';
  /** The id that its tool gave it. */
  readonly id?: string;
  readonly text: string;
  /** Fields in their order; a name may come again. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Acceptance criteria in their order. */
  readonly criteria: readonly string[];
}

/** A part of a document, in the order in which it stands. */
export type ImportedItem =
  | ImportedStatement
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'term'; readonly term: string; readonly definition: string }
  /** What is no requirement: it is kept as a comment. */
  | { readonly kind: 'note'; readonly text: string };

export interface ImportedDocument {
  readonly project?: string;
  readonly items: readonly ImportedItem[];
}

/** A statement with nothing under it, unless it is given. */
export function statement(
  text: string,
  more: Partial<Omit<ImportedStatement, 'kind' | 'text'>> = {},
): ImportedStatement {
  return { kind: 'statement', text, fields: [], criteria: [], ...more };
}
