/** What a refactoring is: a way to change documents that is offered for a place, computed from schemas and names alone. */
import type { Edit, Span } from '../../../base/span.ts';
import type { BoundDocument, Node } from '../../../dsl/nodes/bind.ts';
import { nodesAt } from '../editor/symbol.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';

/** One change to be chosen. */
export interface SparkAction {
  readonly title: string;
  /** A kind of code action in LSP's words: `refactor.rewrite`, `source.organizeImports`. */
  readonly kind: string;
  /** By URI of the document. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** Texts of new documents, by URI. */
  readonly created?: ReadonlyMap<string, string>;
}

/** The place for which actions are asked. */
export interface ActionContext {
  readonly workspace: SparkWorkspace;
  readonly document: SparkDocument;
  readonly bound: BoundDocument;
  readonly span: Span;
  /** The nodes around the start of the span, outermost first. */
  readonly path: readonly Node[];
}

/** A kind of refactoring. */
export interface SparkRefactoring {
  /** The kind of what it offers, so that nothing is computed that was not asked for. */
  readonly kind: string;
  find(context: ActionContext): readonly SparkAction[];
}

/** Everything that refactorings need to know of a place. */
export function actionContext(workspace: SparkWorkspace, document: SparkDocument, span: Span): ActionContext {
  const bound = workspace.bound(document);
  return { workspace, document, bound, span, path: nodesAt(bound.roots, span.start) };
}

/** Edits of one document, as a map; no action is worth offering without any. */
export function editsOf({ uri }: SparkDocument, edits: readonly Edit[]): SparkAction['edits'] {
  return new Map([[uri, edits]]);
}
