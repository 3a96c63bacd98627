/**
 * Edits that the server asks for are changes of files with a way back: they are saved at once, so that what the journal
 * says is on the disk is there. (Quick fixes do not come this way; they stay unsaved, as every edit by hand.)
 */
import * as vscode from 'vscode';
import {
  type ApplyWorkspaceEditParams,
  type ApplyWorkspaceEditRequest,
  type ApplyWorkspaceEditResult,
  CancellationToken,
  ResponseError,
} from 'vscode-languageclient/node';
import { fileName } from '../reports/markdown.ts';

/** Applies the edit and saves the files that it changes; a file that cannot be saved stays open with the change. */
export async function applyAndSave(
  params: ApplyWorkspaceEditParams,
  next: ApplyWorkspaceEditRequest.HandlerSignature,
): Promise<ApplyWorkspaceEditResult | ResponseError> {
  const result = await next(params, CancellationToken.None);
  if (result instanceof ResponseError || !result.applied) return result;
  for (const uri of changedFiles(params)) {
    const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
    if (document?.isDirty && !(await document.save()))
      return {
        applied: false,
        failureReason: vscode.l10n.t(
          '{0} could not be saved. Its new text is open in an editor, and the file is as it was.',
          fileName(uri),
        ),
      };
  }
  return result;
}

/** URIs in the editor's own spelling. */
function changedFiles({ edit: { documentChanges = [], changes = {} } }: ApplyWorkspaceEditParams): string[] {
  const uris = documentChanges.flatMap((change) =>
    'textDocument' in change ? [change.textDocument.uri] : [],
  );
  return [...uris, ...Object.keys(changes)].map((uri) => vscode.Uri.parse(uri, true).toString());
}
