/** What a tree shows, as data: built and tested without an editor, turned into tree items in one place. */

/** What a node is about, for the commands that are run on it. */
export type Subject =
  | { readonly kind: 'project'; readonly uri: string }
  | { readonly kind: 'model'; readonly uri: string }
  | { readonly kind: 'candidate'; readonly id: string; readonly uri: string }
  | { readonly kind: 'run'; readonly id: string; readonly uri: string }
  | { readonly kind: 'workflow'; readonly id: string };

/** What selecting a node opens: a document, at a place when one is given, or a command. */
export type Target =
  | { readonly uri: string; readonly line?: number; readonly character?: number }
  | { readonly command: string; readonly subject?: Subject };

export interface Node {
  /** Unique in its tree, and the same for the same thing after a refresh. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  /** Name of a product icon. */
  readonly icon: string;
  /** Name of a theme colour for the icon; never the only sign of what it says. */
  readonly colour?: string;
  /** Markdown. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** `viewItem` of `when` clauses. */
  readonly context?: string;
  readonly expanded?: boolean;
  readonly subject?: Subject;
  readonly target?: Target;
  /** Absent for a leaf; computed when the node is opened. */
  readonly children?: () => readonly Node[];
}
