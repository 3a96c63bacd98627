/** Proposals: texts for a file that a person looks at, and then applies or discards. Nothing is written before. */
import * as vscode from 'vscode';
import { type ApplyResult, applyRequest } from '../../../server/src/lsp/protocol.ts';
import { SCHEME } from '../ids.ts';
import { fileName } from '../reports/markdown.ts';
import type { FactoryServer } from '../server/factory-server.ts';
import type { Ui } from '../ui.ts';
import { firstChange } from './first-change.ts';
import { Recent } from './recent.ts';
import type { VirtualDocuments } from './virtual-documents.ts';

export interface Proposal {
  readonly targetUri: string;
  readonly text: string;
  /** What the journal calls it. */
  readonly label: string;
  /** Whether the target was changed by hand, so that applying replaces somebody's work. */
  readonly edited: boolean;
  /** The target's text when the proposal was made; absent when there was no such file. */
  readonly currentText?: string | undefined;
  /** Documents that change with the target. */
  readonly others?: readonly { readonly uri: string; readonly text: string; readonly currentText: string }[];
  /** What the target says and the proposal would not, in a few words each. */
  readonly losses?: readonly string[];
  /** Tells proposals for one target apart, such as the id of a candidate. */
  readonly variant?: string;
  /** What the preview is called, beside the name of the file. */
  readonly title: string;
}

/** What became of a proposal. */
export type Outcome = 'applied' | 'declined';

export class Proposals {
  readonly #documents: VirtualDocuments;
  readonly #server: FactoryServer;
  readonly #ui: Ui;
  /** By URI of the proposed text. They outlive their tabs, as the buttons of a message do. */
  readonly #pending = new Recent<Proposal>(32);

  constructor(documents: VirtualDocuments, server: FactoryServer, ui: Ui) {
    this.#documents = documents;
    this.#server = server;
    this.#ui = ui;
  }

  /** Opens the proposal: beside the current text, or alone where there is none. The result names the proposal. */
  async show(proposal: Proposal): Promise<vscode.Uri> {
    const { targetUri, text, title, variant = '' } = proposal;
    const name = fileName(targetUri);
    const folder = `proposed/${digest(`${targetUri} ${variant}`)}`;
    const proposed = this.#documents.put(folder, named(name, title), text);
    this.#pending.set(proposed.toString(), proposal);
    if (!(await exists(targetUri))) {
      await vscode.window.showTextDocument(proposed);
      return proposed;
    }
    const line = firstChange(normalized(await textOf(targetUri)), normalized(text));
    await vscode.commands.executeCommand(
      'vscode.diff',
      vscode.Uri.parse(targetUri, true),
      proposed,
      vscode.l10n.t('{0} (Current ↔ {1})', name, title),
      { selection: new vscode.Range(line, 0, line, 0) },
    );
    return proposed;
  }

  /** The proposal at `uri`, or else in the active tab; with its URI. */
  find(uri: vscode.Uri | undefined): readonly [uri: vscode.Uri, proposal: Proposal] | undefined {
    const named = uri?.scheme === SCHEME ? uri : activeProposal();
    const proposal = named && this.#pending.get(named.toString());
    return named && proposal && [named, proposal];
  }

  /** Writes a proposal, after a question when that replaces work done by hand, also after the proposal was made. */
  async apply(proposal: Proposal): Promise<Outcome> {
    const name = fileName(proposal.targetUri);
    const { targetUri, text, label, edited, others = [] } = proposal;
    const touched = edited || (await changedSince(proposal));
    for (const { uri, currentText } of others)
      if ((await changedSince({ targetUri: uri, currentText })) && !(await this.#mayReplace(fileName(uri))))
        return 'declined';
    if (touched && (await exists(targetUri)) && !(await this.#mayReplace(name))) return 'declined';
    const { applied, reason } = await this.#server.request<ApplyResult>(applyRequest, {
      targetUri,
      text,
      label,
      others: others.map((each) => ({ uri: each.uri, text: each.text })),
    });
    if (!applied) throw new Error(reason ?? vscode.l10n.t('{0} could not be written.', name));
    // An editor may show a file that was deleted from outside: then there was nothing to change for it.
    if (!(await exists(targetUri)))
      throw new Error(vscode.l10n.t('{0} is open, but gone from the disk. Save it in its editor.', name));
    return 'applied';
  }

  /** Forgets a proposal, closes its preview, and takes its message away when that still stands in the corner. */
  async close(uri: vscode.Uri): Promise<void> {
    this.#pending.delete(uri.toString());
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter((tab) => proposalIn(tab)?.toString() === uri.toString());
    await vscode.window.tabGroups.close(tabs);
    await vscode.commands.executeCommand('notifications.hideToasts');
  }

  #mayReplace(name: string): Promise<boolean> {
    return this.#ui.confirm(
      vscode.l10n.t('Replace {0}, which was edited by hand?', name),
      vscode.l10n.t('Your edits are replaced by the proposal. “Undo Last Change” brings them back.'),
      vscode.l10n.t('Replace'),
    );
  }
}

function activeProposal(): vscode.Uri | undefined {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab && proposalIn(activeTab);
}

/** The document of ours that a tab shows, alone or beside the current text. */
function proposalIn({ input }: vscode.Tab): vscode.Uri | undefined {
  const shown =
    input instanceof vscode.TabInputTextDiff
      ? input.modified
      : input instanceof vscode.TabInputText
        ? input.uri
        : undefined;
  return shown?.scheme === SCHEME ? shown : undefined;
}

/** `clinic (Proposed).spark`: a name that says what it is and keeps the extension, which the language goes by. */
function named(name: string, title: string): string {
  const dot = name.lastIndexOf('.');
  const suffix = ` (${title.replaceAll('/', '-')})`;
  return dot <= 0 ? `${name}${suffix}` : `${name.slice(0, dot)}${suffix}${name.slice(dot)}`;
}

async function exists(target: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.parse(target, true));
    return true;
  } catch {
    return false;
  }
}

async function changedSince({
  targetUri,
  currentText = '',
}: Pick<Proposal, 'targetUri' | 'currentText'>): Promise<boolean> {
  return normalized(await textOf(targetUri)) !== normalized(currentText);
}

/** The text of a file, with what is not saved yet; empty when there is no such file. */
export async function textOf(target: string): Promise<string> {
  const uri = vscode.Uri.parse(target, true);
  const open = vscode.workspace.textDocuments.find((document) => same(document.uri, uri));
  if (open?.isDirty) return open.getText();
  try {
    // From the disk: an editor keeps the text of a file for a while after the file has gone.
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

/** Line ends and byte order mark are the editor's business, not an edit. */
export function normalized(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function same(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}

/** A short path segment that differs for files of one name in different folders. */
function digest(uri: string): string {
  let hash = 0;
  for (let i = 0; i < uri.length; i++) hash = (Math.imul(hash, 31) + uri.charCodeAt(i)) >>> 0;
  return hash.toString(36);
}
