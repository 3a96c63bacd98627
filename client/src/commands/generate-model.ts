/** *Generate Model*: requirements → candidates → the best one as a diff. */
import * as vscode from 'vscode';
import {
  type GenerateParams,
  type GenerateResult,
  generateRequest,
} from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { offer } from '../preview/offer.ts';
import { fileName, points } from '../reports/markdown.ts';
import { generateSettings } from '../settings.ts';
import type { Deps } from './deps.ts';
import { registerCommand, runs, trusted } from './register.ts';
import { requirementsFor } from './targets.ts';

export function registerGenerateModel(deps: Deps): void {
  const title = vscode.l10n.t('Generate Model');
  registerCommand(deps, commands.generateModel, title, async (argument) => {
    if (!trusted(deps, title)) return;
    const uri = await requirementsFor(deps, argument);
    if (uri === undefined || !hasPlace(deps, uri)) return;
    deps.server.assertUsable();
    const result = await generate(deps, uri);
    deps.reasons.set(result.choice, result.reasons);
    for (const { strategy, message } of result.failures) deps.log.warn(`${strategy}: ${message}`);
    await propose(deps, uri, result);
  });
}

async function generate({ ui, server }: Deps, uri: string): Promise<GenerateResult> {
  const { strategies, seed } = generateSettings(vscode.Uri.parse(uri, true));
  const params: GenerateParams = { uri, seed, ...(strategies.length > 0 ? { strategies } : {}) };
  return ui.progress(
    vscode.l10n.t('Generating a model from {0}', fileName(uri)),
    'message',
    (report, token) => server.requestWithProgress<GenerateResult>(generateRequest, params, report, token),
  );
}

async function propose(deps: Deps, uri: string, result: GenerateResult): Promise<void> {
  const { targetUri, text, edited, currentText, candidates, choice } = result;
  const name = fileName(targetUri);
  const best = candidates.find(({ id }) => id === choice);
  const summary = vscode.l10n.t(
    '{0}: {1} is the best of {2} candidates, with {3} of 100.',
    name,
    best?.strategy ?? '',
    candidates.length,
    points(best?.evaluation.total ?? 0),
  );
  await offer(
    deps,
    {
      targetUri,
      text,
      edited,
      currentText,
      title: vscode.l10n.t('Proposed'),
      label: vscode.l10n.t('Generate {0}', name),
    },
    summary,
    runs(vscode.l10n.t('Why?'), commands.explainChoice, uri),
  );
}

/** A model is written beside its requirements, so these must have been saved once. */
function hasPlace({ ui }: Deps, uri: string): boolean {
  if (!uri.startsWith('untitled:')) return true;
  ui.warn(
    vscode.l10n.t('Save the requirements first: the model is written beside them.'),
    runs(vscode.l10n.t('Save'), 'workbench.action.files.save'),
  );
  return false;
}
