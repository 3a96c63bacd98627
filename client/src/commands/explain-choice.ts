/** *Why This Choice*: the reasons for a candidate as a page to read. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { choiceReport } from '../reports/choice-report.ts';
import { showReport } from '../reports/reports.ts';
import type { Deps } from './deps.ts';
import { registerCommand, runs } from './register.ts';
import { projectOf, requirementsFor } from './targets.ts';

export function registerExplainChoice(deps: Deps): void {
  registerCommand(deps, commands.explainChoice, vscode.l10n.t('Why This Choice'), async (argument) => {
    const uri = await requirementsFor(deps, argument);
    if (uri === undefined) return;
    const project = projectOf(deps, uri);
    const subject = project?.candidates.find(({ id, chosen }) =>
      argument.candidate === undefined ? chosen : id === argument.candidate,
    );
    if (project === undefined || subject === undefined) {
      deps.ui.info(
        vscode.l10n.t('There is no choice to explain yet. Generate a model first.'),
        runs(vscode.l10n.t('Generate Model'), commands.generateModel, uri),
      );
      return;
    }
    const { name, candidates } = project;
    const reasons = deps.reasons.get(subject.id);
    const choice = { name, candidates, subject, ...(reasons ? { reasons } : {}) };
    await showReport(deps.documents, vscode.l10n.t('Why {0}', name), choiceReport(choice, vscode.l10n.t));
  });
}
