/** Has a correction of what was understood written beside the requirements by the server. */
import * as vscode from 'vscode';
import {
  type RefineParams,
  type RefineResult,
  refineRequest,
  type TermsResult,
  termsRequest,
} from '../../../server/src/lsp/protocol.ts';
import { fileName } from '../reports/markdown.ts';
import type { Deps } from './deps.ts';

/** What is understood of a document, to choose from. */
export async function termsOf({ server }: Deps, uri: string): Promise<TermsResult> {
  return server.request<TermsResult>(termsRequest, { uri });
}

/** Writes a correction into the document, and says what came of it. */
export async function writeCorrection({ server, ui }: Deps, uri: string, line: string): Promise<void> {
  const { t } = vscode.l10n;
  const params: RefineParams = { uri, lines: [line] };
  const { applied, reason, added, unreadable } = await server.request<RefineResult>(refineRequest, params);
  if (unreadable.length > 0) {
    ui.warn(
      t(
        '“{0}” cannot be read as a correction. Write it like “client means patient” or “address is not an entity”.',
        line,
      ),
    );
  } else if (!applied) throw new Error(reason ?? '');
  else if (added.length === 0) ui.note(t('{0} says so already.', fileName(uri)));
  else ui.note(t('{0} now says: {1}.', fileName(uri), line));
}
