/**
 * Everything the extension says and asks goes through one port, because a dialog cannot be answered by a program:
 * the tests put their own in its place and see each message.
 */
import * as vscode from 'vscode';

/** A step of a long job. */
export interface Step {
  /** What is being done now, in a few words. */
  readonly message: string;
  /** 0 to 100, when it can be known. */
  readonly percentage?: number;
}

/** A button of a message, and what it does. */
export interface Choice {
  readonly title: string;
  run(): unknown;
}

/** One line of a pick list. */
export interface PickItem<T> {
  readonly label: string;
  readonly description?: string;
  readonly value: T;
}

/** Where a job shows its progress: in a message that can be cancelled, or in a view and the status bar. */
export type ProgressPlace = 'message' | { readonly view: string };

export type Job<T> = (report: (step: Step) => void, token: vscode.CancellationToken) => Promise<T>;

/** Messages are shown, not awaited: what a button does is part of the message. */
export interface Ui {
  info(message: string, ...choices: readonly Choice[]): void;
  warn(message: string, ...choices: readonly Choice[]): void;
  error(message: string, ...choices: readonly Choice[]): void;
  /** A line in the status bar for a few seconds: done, nothing to decide. */
  note(message: string): void;
  /** A modal question, for what destroys something; false when it was dismissed. */
  confirm(message: string, detail: string, accept: string): Promise<boolean>;
  pick<T>(title: string, items: readonly PickItem<T>[]): Promise<T | undefined>;
  /** A line of text, `value` being there already; undefined when it was dismissed or is empty. */
  ask(title: string, value: string): Promise<string | undefined>;
  /** Files to read; empty when it was dismissed. `filters` are names of kinds with the ends of their files' names. */
  files(title: string, filters: Readonly<Record<string, readonly string[]>>): Promise<readonly vscode.Uri[]>;
  /** A file to write, `proposed` at first; undefined when it was dismissed. */
  saveAs(
    title: string,
    proposed: vscode.Uri,
    filters: Readonly<Record<string, readonly string[]>>,
  ): Promise<vscode.Uri | undefined>;
  progress<T>(title: string, place: ProgressPlace, job: Job<T>): Promise<T>;
}

/** A port whose other side can be exchanged. */
export interface UiPort extends Ui {
  /** Puts `ui` in place until the result is disposed. */
  use(ui: Ui): vscode.Disposable;
}

/** The port, with `initial` behind it. */
export function createUiPort(initial: Ui): UiPort {
  let current = initial;
  return {
    info: (message, ...choices) => current.info(message, ...choices),
    warn: (message, ...choices) => current.warn(message, ...choices),
    error: (message, ...choices) => current.error(message, ...choices),
    note: (message) => current.note(message),
    confirm: (message, detail, accept) => current.confirm(message, detail, accept),
    pick: (title, items) => current.pick(title, items),
    ask: (title, value) => current.ask(title, value),
    files: (title, filters) => current.files(title, filters),
    saveAs: (title, proposed, filters) => current.saveAs(title, proposed, filters),
    progress: (title, place, job) => current.progress(title, place, job),
    use(ui) {
      const before = current;
      current = ui;
      return new vscode.Disposable(() => {
        current = before;
      });
    },
  };
}

type Show = (message: string, ...titles: string[]) => Thenable<string | undefined>;

/** The editor's own messages, dialogs and progress. */
export const editorUi: Ui = {
  info: shower((message, ...titles) => vscode.window.showInformationMessage(message, ...titles)),
  warn: shower((message, ...titles) => vscode.window.showWarningMessage(message, ...titles)),
  error: shower((message, ...titles) => vscode.window.showErrorMessage(message, ...titles)),
  note: (message) => {
    vscode.window.setStatusBarMessage(message, 8000);
  },
  async confirm(message, detail, accept) {
    return (await vscode.window.showWarningMessage(message, { modal: true, detail }, accept)) === accept;
  },
  async pick(title, items) {
    return (await vscode.window.showQuickPick([...items], { title, matchOnDescription: true }))?.value;
  },
  async ask(title, value) {
    const text = await vscode.window.showInputBox({ prompt: title, value });
    return text?.trim() || undefined;
  },
  async files(title, filters) {
    return (
      (await vscode.window.showOpenDialog({
        title,
        openLabel: title,
        canSelectMany: true,
        filters: mutable(filters),
      })) ?? []
    );
  },
  async saveAs(title, proposed, filters) {
    return await vscode.window.showSaveDialog({ title, defaultUri: proposed, filters: mutable(filters) });
  },
  progress: showProgress,
};

/** Filters as the editor's types want them. */
function mutable(filters: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).map(([kind, ends]) => [kind, [...ends]]));
}

function shower(show: Show): Ui['info'] {
  return (message, ...choices) => {
    void show(message, ...choices.map(({ title }) => title)).then((title) =>
      choices.find((choice) => choice.title === title)?.run(),
    );
  };
}

async function showProgress<T>(title: string, place: ProgressPlace, job: Job<T>): Promise<T> {
  if (place === 'message')
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => job(incremental(progress), token),
    );
  return vscode.window.withProgress({ location: { viewId: place.view } }, () =>
    vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress, token) =>
      job(incremental(progress), token),
    ),
  );
}

/** The editor wants the difference to the step before; jobs say how far they are in all. */
function incremental(
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): (step: Step) => void {
  let reached = 0;
  return ({ message, percentage }) => {
    const increment = percentage === undefined ? 0 : Math.max(0, percentage - reached);
    reached += increment;
    progress.report(increment > 0 ? { message, increment } : { message });
  };
}
