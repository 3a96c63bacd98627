/** Changes of whole files through the client, so that they are part of the editor's undo and open documents stay true. */
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeOf } from '../place.ts';
import type { RequestContext } from './context.ts';

/** A file to be: without `text`, it is to be removed. */
export interface FileChange {
  readonly uri: string;
  /** The text that it is known to have now; absent when there is no such file. */
  readonly before?: string;
  readonly text?: string;
}

/** Applies all changes or none; says why not. */
export async function editFiles(
  { connection, texts }: RequestContext,
  label: string,
  changes: readonly FileChange[],
): Promise<{ applied: boolean; reason?: string }> {
  const documentChanges = changes.flatMap((change) => editsOf(change, texts.version(change.uri)));
  const edit: WorkspaceEdit = { documentChanges };
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
  if (applied) return { applied };
  return { applied, reason: failureReason ?? 'The editor did not apply the change. Is the file read-only?' };
}

function editsOf(
  { uri, before, text }: FileChange,
  version: number | null,
): NonNullable<WorkspaceEdit['documentChanges']> {
  if (text === undefined) return [{ kind: 'delete', uri, options: { ignoreIfNotExists: true } }];
  const whole = TextDocument.create(uri, '', 0, before ?? '');
  const range = rangeOf(whole, { start: 0, end: (before ?? '').length });
  const change: TextDocumentEdit = { textDocument: { uri, version }, edits: [{ range, newText: text }] };
  return before === undefined
    ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change]
    : [change];
}
