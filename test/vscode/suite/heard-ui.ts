/** The other side of the extension's messages and questions: writes down what is said, answers as it was told. */
import * as vscode from 'vscode';
import type { Choice, Job, PickItem, ProgressPlace, Step, Ui } from '../../../client/src/ui.ts';

export interface Message {
  readonly kind: 'info' | 'warn' | 'error';
  readonly text: string;
  readonly choices: readonly Choice[];
}

/** A job whose progress is shown, and how it could be cancelled. */
export interface ShownJob {
  readonly title: string;
  readonly place: ProgressPlace;
  readonly steps: Step[];
  readonly cancel: () => void;
}

export class HeardUi implements Ui {
  readonly messages: Message[] = [];
  readonly notes: string[] = [];
  readonly questions: string[] = [];
  readonly jobs: ShownJob[] = [];
  /** The answer to each modal question. */
  accept = false;
  /** Called at each step of a job. */
  onStep: (job: ShownJob) => void = () => {};

  info(text: string, ...choices: readonly Choice[]): void {
    this.messages.push({ kind: 'info', text, choices });
  }
  warn(text: string, ...choices: readonly Choice[]): void {
    this.messages.push({ kind: 'warn', text, choices });
  }
  error(text: string, ...choices: readonly Choice[]): void {
    this.messages.push({ kind: 'error', text, choices });
  }
  note(text: string): void {
    this.notes.push(text);
  }
  async confirm(message: string): Promise<boolean> {
    this.questions.push(message);
    return this.accept;
  }
  async pick<T>(_title: string, items: readonly PickItem<T>[]): Promise<T | undefined> {
    return items[0]?.value;
  }
  /** What is written into a box; what stands in it already when absent. */
  answer: string | undefined;
  async ask(title: string, value: string): Promise<string | undefined> {
    this.questions.push(title);
    return this.answer ?? value;
  }
  /** The files that are chosen. */
  chosen: readonly vscode.Uri[] = [];
  async files(): Promise<readonly vscode.Uri[]> {
    return this.chosen;
  }
  /** Where to save what is saved. */
  saved: vscode.Uri | undefined;
  async saveAs(): Promise<vscode.Uri | undefined> {
    return this.saved;
  }
  async progress<T>(title: string, place: ProgressPlace, job: Job<T>): Promise<T> {
    const source = new vscode.CancellationTokenSource();
    const shown: ShownJob = { title, place, steps: [], cancel: () => source.cancel() };
    this.jobs.push(shown);
    try {
      return await job((step) => {
        shown.steps.push(step);
        this.onStep(shown);
      }, source.token);
    } finally {
      source.dispose();
    }
  }

  /** Everything that was said, for the message of a failed assertion. */
  get transcript(): string {
    return [...this.messages.map(({ kind, text }) => `${kind}: ${text}`), ...this.notes].join('\n');
  }

  /** Presses the button `title` of the newest message that has one. */
  async press(title: string): Promise<void> {
    const choice = this.messages
      .flatMap(({ choices }) => choices)
      .filter((each) => each.title === title)
      .at(-1);
    if (choice === undefined) throw new Error(`There is no button “${title}”:\n${this.transcript}`);
    await choice.run();
  }
}
