/** A finding of the language server as the tree shows it. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly character: number;
}

/** The findings of one document. */
export type FindingsOf = (uri: string) => readonly Finding[];
