/** *Show Language Reference*: the page of the language that a document defines or is written in. */
import * as vscode from 'vscode';
import {
  type LanguageReferenceParams,
  type LanguageReferenceResult,
  languageReferenceRequest,
} from '../../../server/src/lsp/protocol.ts';
import { commands, languages, SCHEME } from '../ids.ts';
import { fileName } from '../reports/markdown.ts';
import { showReport } from '../reports/reports.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerShowLanguageReference(deps: Deps): void {
  const title = vscode.l10n.t('Show Language Reference');
  registerCommand(deps, commands.showLanguageReference, title, ({ uri }) => show(deps, uri ?? activeSpark()));
}

async function show({ ui, server, documents }: Deps, uri: string | undefined): Promise<void> {
  if (uri === undefined) {
    ui.info(vscode.l10n.t('Open a .spark file to see the reference of its language.'));
    return;
  }
  const ask = (params: LanguageReferenceParams) =>
    server.request<LanguageReferenceResult>(languageReferenceRequest, params);
  const { names, page } = await ask({ uri });
  if (names.length === 0) {
    ui.info(vscode.l10n.t('{0} neither defines nor uses a language.', fileName(uri)));
    return;
  }
  const items = names.map((each) => ({ label: each, value: each }));
  const name = page?.name ?? (await ui.pick(vscode.l10n.t('Which language?'), items));
  if (name === undefined) return;
  const chosen = page ?? (await ask({ uri, name })).page;
  if (chosen) await showReport(documents, vscode.l10n.t('Reference of {0}', name), chosen.markdown);
}

/** The active document of ours, also one that ships with the factory. */
function activeSpark(): string | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const isOurs = document?.languageId === languages.spark && document.uri.scheme !== SCHEME;
  return isOurs ? document.uri.toString() : undefined;
}
