/** The one status bar item: the score of the active document. Hidden where there is nothing to score. */
import * as vscode from 'vscode';
import { type ScoreResult, scoreRequest } from '../../../server/src/lsp/protocol.ts';
import { commands, languages, ownSchemes } from '../ids.ts';
import { fileName, points } from '../reports/markdown.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import { failedTooltip, scoreTooltip, tooltipCommands } from './score-tooltip.ts';

/** Typing settles before the score is asked for again. */
const SETTLE_MILLISECONDS = 300;

export class ScoreItem implements vscode.Disposable {
  readonly #server: FactoryServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #item: vscode.StatusBarItem;
  readonly #listeners: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #question: vscode.CancellationTokenSource | undefined;
  #visible = false;

  constructor(server: FactoryServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#item = vscode.window.createStatusBarItem('sparkFactory.score', vscode.StatusBarAlignment.Left, 10);
    this.#item.name = vscode.l10n.t('Spark DSL Factory Score');
    this.#listeners = [
      vscode.window.onDidChangeActiveTextEditor(() => void this.update()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const active = scoredDocument()?.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) this.updateSoon();
      }),
      server.onDidChangeState(() => void this.update()),
    ];
  }

  /** What the item shows; undefined while it is hidden. */
  get text(): string | undefined {
    return this.#visible ? this.#item.text : undefined;
  }

  get tooltip(): string | vscode.MarkdownString | undefined {
    return this.#item.tooltip;
  }

  updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.update(), SETTLE_MILLISECONDS);
  }

  /** Asks for the score of the active document; an answer that comes after a newer question is dropped. */
  async update(): Promise<void> {
    clearTimeout(this.#timer);
    this.#question?.cancel();
    this.#question?.dispose();
    this.#question = undefined;
    const document = scoredDocument();
    if (document === undefined) return this.#hide();
    if (this.#server.state === 'failed') return this.#showFailure();
    const question = new vscode.CancellationTokenSource();
    this.#question = question;
    const uri = document.uri.toString();
    try {
      const score = await this.#server.request<ScoreResult | null>(scoreRequest, { uri }, question.token);
      if (question.token.isCancellationRequested) return;
      if (score === null) this.#hide();
      else this.#showScore(fileName(uri), score);
    } catch (error) {
      if (question.token.isCancellationRequested) return;
      this.#log.warn(`Score: ${String(error)}`);
      this.#hide();
    }
  }

  #showScore(name: string, score: ScoreResult): void {
    const total = points(score.evaluation.total);
    this.#show(
      `$(beaker) ${total}`,
      vscode.l10n.t('{0}: {1} of 100', name, total),
      scoreTooltip(name, score, vscode.l10n.t),
    );
    this.#item.backgroundColor = undefined;
    this.#item.command = commands.evaluateModel;
  }

  #showFailure(): void {
    const title = vscode.l10n.t('Spark DSL Factory: the language server is not running');
    this.#show('$(warning) Spark', title, `${title}\n\n${failedTooltip(vscode.l10n.t)}`);
    this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.command = commands.showOutput;
  }

  #show(text: string, spoken: string, tooltip: string): void {
    this.#item.text = text;
    this.#item.accessibilityInformation = { label: spoken };
    const markdown = new vscode.MarkdownString(tooltip, true);
    markdown.isTrusted = { enabledCommands: tooltipCommands };
    this.#item.tooltip = markdown;
    this.#visible = true;
    this.#item.show();
  }

  #hide(): void {
    this.#visible = false;
    this.#item.hide();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#question?.dispose();
    for (const listener of this.#listeners) listener.dispose();
    this.#item.dispose();
  }
}

/** The active document, when it is one of ours and not a proposal. */
function scoredDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || ownSchemes.has(document.uri.scheme)) return undefined;
  return Object.values<string>(languages).includes(document.languageId) ? document : undefined;
}
