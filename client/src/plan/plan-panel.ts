/** A plan as a picture in a tab of its own: it leads to the text, follows the document and a run, and can be copied and saved. */
import * as vscode from 'vscode';
import { type PlanParams, type PlanResult, planRequest } from '../../../server/src/lsp/protocol.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import type { Ui } from '../ui.ts';
import type { WorkflowsView } from '../views/workflows.ts';
import { type PlanMessage, type PlanSubject, readPlanMessage } from './plan-message.ts';
import { planPage } from './plan-page.ts';
import { planStates, runStatus } from './plan-states.ts';

/** Milliseconds of quiet after which a changed document is drawn anew. */
const quiet = 400;

export interface PlanDeps {
  readonly context: vscode.ExtensionContext;
  readonly server: FactoryServer;
  readonly workflows: WorkflowsView;
  readonly ui: Ui;
  readonly log: vscode.LogOutputChannel;
}

/** What the page may do: run the script that ships with the extension, and load nothing else. */
export function pageOptions(deps: PlanDeps): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [media(deps)] };
}

/** One tab. */
export class PlanPanel implements vscode.Disposable {
  readonly #deps: PlanDeps;
  readonly #panel: vscode.WebviewPanel;
  readonly subject: PlanSubject;
  readonly #listeners: vscode.Disposable[];
  #plan: PlanResult;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: PlanDeps, panel: vscode.WebviewPanel, subject: PlanSubject, plan: PlanResult) {
    this.#deps = deps;
    this.#panel = panel;
    this.subject = subject;
    this.#plan = plan;
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(media(deps), `spark-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const { webview } = panel;
    webview.options = pageOptions(deps);
    this.#listeners = [
      webview.onDidReceiveMessage((message: unknown) => this.#heard(readPlanMessage(message))),
      deps.workflows.onDidChange(() => this.#tell()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document.uri.toString())),
      panel.onDidDispose(() => this.#end()),
    ];
    webview.html = planPage({
      source: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(media(deps), 'plan.js')).toString(),
      nonce: crypto.randomUUID(),
      language: vscode.env.language,
      title: vscode.l10n.t('Plan: {0}', plan.title),
      style: plan.style,
      drawing: plan.drawing,
      remembered: subject,
      words: {
        zoomIn: vscode.l10n.t('Zoom in'),
        zoomOut: vscode.l10n.t('Zoom out'),
        fit: vscode.l10n.t('Fit'),
        copy: vscode.l10n.t('Copy as Mermaid'),
        save: vscode.l10n.t('Save as SVG'),
        canvas: vscode.l10n.t(
          'Plan of {0}. Tab goes from step to step, Enter opens the step in its document, arrow keys move the picture, plus and minus zoom.',
          plan.title,
        ),
      },
    });
  }

  get plan(): PlanResult {
    return this.#plan;
  }

  /** The page, for tests. */
  get html(): string {
    return this.#panel.webview.html;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Does what the page asks for; public for tests, which cannot click in it. */
  async act(message: PlanMessage): Promise<void> {
    if (message.type === 'ready') this.#tell();
    else if (message.type === 'open') await this.#open(message.key);
    else if (message.type === 'copy') {
      await vscode.env.clipboard.writeText(this.#plan.mermaid);
      this.#deps.ui.note(vscode.l10n.t('The plan was copied as Mermaid.'));
    } else await this.#save();
  }

  #heard(message: PlanMessage | undefined): void {
    if (message === undefined) return;
    this.act(message).catch((error: unknown) => {
      this.#deps.log.error(`Plan: ${String(error)}`);
      this.#deps.ui.error(vscode.l10n.t('Plan of {0}: {1}', this.#plan.reactor, messageOf(error)));
    });
  }

  async #open(key: string): Promise<void> {
    const step = this.#plan.steps.find((each) => each.key === key);
    if (step?.uri === undefined) return;
    const at = new vscode.Position(step.line ?? 0, step.character ?? 0);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(step.uri));
    const beside =
      this.#panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: beside,
      selection: new vscode.Range(at, at),
    });
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #save(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = `${this.#plan.reactor}.svg`;
    const target = await this.#deps.ui.saveAs(
      vscode.l10n.t('Save as SVG'),
      folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name),
      { SVG: ['svg'] },
    );
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(this.#plan.svg));
    this.#deps.ui.note(vscode.l10n.t('Saved {0}.', vscode.workspace.asRelativePath(target)));
  }

  /** Tells the page how the run that it follows stands. */
  #tell(): void {
    const { run: id } = this.subject;
    const run = this.#deps.workflows.runs.find((each) => each.id === id);
    if (!run) return;
    const states = planStates(this.#plan.steps, run, vscode.l10n.t);
    void this.#panel.webview.postMessage({ type: 'states', states, status: runStatus(run, vscode.l10n.t) });
  }

  /** Draws anew some time after a document of the plan was changed. What cannot be drawn while it is typed leaves the last picture. */
  #changed(uri: string): void {
    const isOurs = this.subject.uri === uri || this.#plan.steps.some((step) => step.uri === uri);
    if (!isOurs || this.subject.uri === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#draw(), quiet);
  }

  async #draw(): Promise<void> {
    try {
      this.#plan = await requestPlan(this.#deps.server, this.subject);
      await this.#panel.webview.postMessage({ type: 'draw', drawing: this.#plan.drawing });
      await this.#panel.webview.postMessage({ type: 'status', status: '' });
      this.#tell();
    } catch (error) {
      const status = vscode.l10n.t('As it was before: {0}', messageOf(error));
      await this.#panel.webview.postMessage({ type: 'status', status });
    }
  }

  #end(): void {
    clearTimeout(this.#timer);
    for (const listener of this.#listeners) listener.dispose();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/** @throws when there is no such reactor, or no server */
export function requestPlan(server: FactoryServer, { uri, reactor, run }: PlanSubject): Promise<PlanResult> {
  const params: PlanParams = { reactor, states: run !== undefined, ...(uri === undefined ? {} : { uri }) };
  return server.request<PlanResult>(planRequest, params);
}

function media({ context }: PlanDeps): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'client', 'media');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
