/** Plans as pictures beside the text: one tab for each reactor, and for each run that is followed. */
import * as vscode from 'vscode';
import type { PlanResult } from '../../../server/src/lsp/protocol.ts';
import { type PlanSubject, readPlanSubject } from './plan-message.ts';
import { type PlanDeps, PlanPanel, pageOptions, requestPlan } from './plan-panel.ts';

/** Type of the tabs, by which the editor brings them back. */
export const planView = 'sparkFactory.plan';

export class PlanPanels implements vscode.Disposable {
  readonly #deps: PlanDeps;
  readonly #shown = new Map<string, PlanPanel>();
  readonly #registration: vscode.Disposable;

  constructor(deps: PlanDeps) {
    this.#deps = deps;
    this.#registration = vscode.window.registerWebviewPanelSerializer(planView, {
      deserializeWebviewPanel: async (panel, state) => {
        const subject = readPlanSubject(state);
        if (subject) await this.#fill(panel, subject).catch(() => panel.dispose());
        else panel.dispose();
      },
    });
  }

  /** What is shown now, for tests. */
  get shown(): readonly PlanPanel[] {
    return [...this.#shown.values()];
  }

  /** Shows a plan beside the text, or brings the tab that has it to the front. @throws when there is no such reactor */
  async show(subject: PlanSubject): Promise<void> {
    const known = this.#shown.get(keyOf(subject));
    if (known) {
      known.reveal();
      return;
    }
    const plan = await requestPlan(this.#deps.server, subject);
    const panel = vscode.window.createWebviewPanel(
      planView,
      vscode.l10n.t('Plan: {0}', plan.title),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
      pageOptions(this.#deps),
    );
    await this.#fill(panel, subject, plan);
  }

  async #fill(panel: vscode.WebviewPanel, subject: PlanSubject, known?: PlanResult): Promise<void> {
    const plan = known ?? (await requestPlan(this.#deps.server, subject));
    const key = keyOf(subject);
    this.#shown.set(key, new PlanPanel(this.#deps, panel, subject, plan));
    panel.onDidDispose(() => this.#shown.delete(key));
  }

  dispose(): void {
    this.#registration.dispose();
    for (const panel of this.#shown.values()) panel.dispose();
  }
}

function keyOf({ uri = '', reactor, run = '' }: PlanSubject): string {
  return [uri, reactor, run].join('#');
}
