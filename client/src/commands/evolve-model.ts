/** *Evolve Model*: a genetic algorithm goes on from a model; its best is offered as a diff. */
import * as vscode from 'vscode';
import { type EvolveParams, type EvolveResult, evolveRequest } from '../../../server/src/lsp/protocol.ts';
import { commands, views } from '../ids.ts';
import { offer } from '../preview/offer.ts';
import { fileName } from '../reports/markdown.ts';
import { evolutionSettings } from '../settings.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';
import { modelFor } from './targets.ts';

export function registerEvolveModel(deps: Deps): void {
  const title = vscode.l10n.t('Evolve Model');
  registerCommand(deps, commands.evolveModel, title, async (argument) => {
    if (!trusted(deps, title)) return;
    const uri = await modelFor(deps, argument);
    if (uri === undefined) return;
    deps.server.assertUsable();
    const { running } = deps.evolution;
    if (running?.uri === uri) {
      deps.ui.info(
        vscode.l10n.t('{0} is evolving already. Stop that run to start a new one.', fileName(uri)),
      );
      return;
    }
    await vscode.commands.executeCommand(`${views.evolution}.focus`, { preserveFocus: true });
    await propose(deps, await evolve(deps, uri));
  });
}

async function evolve({ ui, server }: Deps, uri: string): Promise<EvolveResult> {
  const params: EvolveParams = { uri, ...evolutionSettings(vscode.Uri.parse(uri, true)) };
  return ui.progress(
    vscode.l10n.t('Evolving {0}', fileName(uri)),
    { view: views.evolution },
    (report, token) => server.requestWithProgress<EvolveResult>(evolveRequest, params, report, token),
  );
}

async function propose(deps: Deps, result: EvolveResult): Promise<void> {
  const { start, end, steps, losses } = result;
  // A model may stand in several files, and the one it was asked of need not change.
  const main = { uri: result.targetUri, text: result.text, currentText: result.currentText };
  const changed = [main, ...result.others].filter((each) => each.text !== each.currentText);
  const [{ uri: targetUri, text, currentText } = main, ...others] = changed;
  const name = fileName(targetUri);
  if (end <= start) {
    deps.ui.info(
      vscode.l10n.t('{0}: evolution found nothing better than {1} of 100.', name, start.toFixed(1)),
    );
    return;
  }
  const [from, to] = [start.toFixed(1), end.toFixed(1)];
  const summary =
    steps.length === 1
      ? vscode.l10n.t('{0}: evolved from {1} to {2} of 100 in one step.', name, from, to)
      : vscode.l10n.t('{0}: evolved from {1} to {2} of 100 in {3} steps.', name, from, to, steps.length);
  await offer(
    deps,
    {
      targetUri,
      text,
      currentText,
      edited: false,
      losses,
      others,
      title: vscode.l10n.t('Evolved'),
      label: vscode.l10n.t('Evolve {0}', name),
    },
    summary,
  );
}
