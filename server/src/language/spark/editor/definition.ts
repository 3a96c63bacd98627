/** Where a word of a document is defined: a name where it is declared, a keyword or function in its definition. */
import type { Span } from '../../../base/span.ts';
import type { Place } from '../../../dsl/schema/schema.ts';
import type { SparkDocument } from '../reading/parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { symbolAt } from './symbol.ts';

/** A place to go to. */
export interface DefinitionPlace extends Place {
  /** What belongs to it: the whole statement. */
  readonly whole: Span;
}

export interface FoundDefinition {
  /** The word that was asked about. */
  readonly span: Span;
  readonly places: readonly DefinitionPlace[];
}

/** The definitions of the word at an offset. */
export function definitionAt(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): FoundDefinition | undefined {
  const symbol = symbolAt(workspace, document, offset);
  if (!symbol) return undefined;
  const places = symbol.declarations.map(({ node, span }) => ({
    uri: node.document.uri,
    span,
    whole: node.statement.span,
  }));
  return { span: symbol.span, places };
}
