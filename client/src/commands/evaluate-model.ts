/** *Evaluate Model*: the score of a model, or the readiness of requirements, as a page to read. */
import * as vscode from 'vscode';
import { type ScoreResult, scoreRequest } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { evaluationReport } from '../reports/evaluation-report.ts';
import { fileName } from '../reports/markdown.ts';
import { showReport } from '../reports/reports.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';
import { activeDocument, modelFor, projectOf } from './targets.ts';

export function registerEvaluateModel(deps: Deps): void {
  registerCommand(deps, commands.evaluateModel, vscode.l10n.t('Evaluate Model'), async ({ uri: named }) => {
    const subject = named ?? activeDocument();
    const model = named === undefined ? undefined : projectOf(deps, named)?.model?.uri;
    const uri = model ?? subject ?? (await modelFor(deps, {}));
    if (uri === undefined) return;
    const name = fileName(uri);
    const score = await deps.server.request<ScoreResult | null>(scoreRequest, { uri });
    if (score === null) deps.ui.info(vscode.l10n.t('{0} has nothing to evaluate yet.', name));
    else
      await showReport(
        deps.documents,
        vscode.l10n.t('Evaluation of {0}', name),
        evaluationReport(name, score.evaluation, vscode.l10n.t),
      );
  });
}
