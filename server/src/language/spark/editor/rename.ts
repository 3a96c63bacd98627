/** Rename of a symbol everywhere: its declarations, its uses, and the names that are made from it. */
import type { Edit, Span } from '../../../base/span.ts';
import { elementName } from '../../../dsl/bind.ts';
import type { Declaration } from '../../../dsl/names.ts';
import { quoteName, quoteString } from '../escape.ts';
import type { SparkDocument } from '../parse.ts';
import type { SparkWorkspace } from '../workspace.ts';
import { documentOf } from './documents.ts';
import { placesOf, symbolAt } from './symbol.ts';

/** Edits by URI of the document. */
export type WorkspaceEdits = ReadonlyMap<string, readonly Edit[]>;

/** The span of the name that can be renamed at an offset; `undefined` for names that are made from others or unknown. */
export function renameSpan(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
): Span | undefined {
  const symbol = symbolAt(workspace, document, offset);
  return symbol?.declarations.some(isOwn) ? symbol.span : undefined;
}

/** The edits of a rename, or why it cannot be done. */
export function rename(
  workspace: SparkWorkspace,
  document: SparkDocument,
  offset: number,
  newName: string,
): WorkspaceEdits | { readonly refused: string } {
  const symbol = symbolAt(workspace, document, offset);
  if (!symbol || symbol.declarations.length === 0)
    return { refused: 'There is no name here that is declared in the workspace.' };
  if (!symbol.declarations.some(isOwn))
    return { refused: `\`${symbol.name}\` is made from another name, or part of the prelude: rename that.` };
  if (newName.trim() === '') return { refused: 'A name needs at least one character.' };
  const edits = new Map<string, Edit[]>();
  for (const { uri, span, declaration } of placesOf(workspace, symbol)) {
    const text = declaration.written ? newName : madeFrom(declaration, newName);
    const ofDocument = edits.get(uri) ?? [];
    const isString = documentOf(workspace, uri)?.text.charAt(span.start) === '"';
    edits.set(uri, [...ofDocument, { span, newText: isString ? quoteString(text) : quoteName(text) }]);
  }
  return edits;
}

function isOwn({ written, node }: Declaration): boolean {
  return written && !node.document.uri.startsWith('spark-prelude:');
}

/** The name that the element brings along when it is itself called `newName`. */
function madeFrom({ node, name }: Declaration, newName: string): string {
  const old = node.origin && elementName(node.origin);
  return old === undefined ? name : name.replace(old, () => newName);
}
