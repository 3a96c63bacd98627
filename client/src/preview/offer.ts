/** Offers a proposal: as a preview with its buttons, or, where the person wants no review, written at once. */
import * as vscode from 'vscode';
import type { Deps } from '../commands/deps.ts';
import { runs } from '../commands/register.ts';
import { commands } from '../ids.ts';
import { fileName } from '../reports/markdown.ts';
import { generateSettings } from '../settings.ts';
import type { Choice } from '../ui.ts';
import { normalized, type Proposal, textOf } from './proposals.ts';

/** Shows or writes `proposal`; `summary` says in a sentence what it is, `more` are buttons beside *Apply*. */
export async function offer(
  deps: Deps,
  proposal: Proposal,
  summary: string,
  ...more: readonly Choice[]
): Promise<void> {
  const target = vscode.Uri.parse(proposal.targetUri, true);
  const name = fileName(proposal.targetUri);
  if (normalized(proposal.text) === normalized(await textOf(proposal.targetUri))) {
    deps.ui.note(vscode.l10n.t('{0} is up to date: there is nothing to change.', name));
    return;
  }
  const cautions = cautionsFor(proposal);
  if (cautions.length === 0 && generateSettings(target).review === 'never') {
    await write(deps, proposal);
    return;
  }
  const preview = await deps.proposals.show(proposal);
  deps.ui[cautions.length === 0 ? 'info' : 'warn'](
    [summary, ...cautions].join(' '),
    runs(vscode.l10n.t('Apply'), commands.applyPreview, preview),
    runs(vscode.l10n.t('Discard'), commands.discardPreview, preview),
    ...more,
  );
}

/** How many losses a message names; it says how many more there are. */
const NAMED_LOSSES = 4;

/** What a person must know before applying: whose work is replaced, and what the new text would not have. */
function cautionsFor({ edited, losses = [], others = [], targetUri }: Proposal): string[] {
  const cautions: string[] = [];
  const name = fileName(targetUri);
  if (edited)
    cautions.push(
      vscode.l10n.t('{0} was edited by hand since it was generated: applying replaces that.', name),
    );
  if (others.length > 0)
    cautions.push(vscode.l10n.t('It also changes {0}.', others.map(({ uri }) => fileName(uri)).join(', ')));
  const named = losses.slice(0, NAMED_LOSSES).join(', ');
  const more = losses.length - NAMED_LOSSES;
  if (more > 0) cautions.push(vscode.l10n.t('It would not have: {0}, and {1} more.', named, more));
  else if (losses.length > 0) cautions.push(vscode.l10n.t('It would not have: {0}.', named));
  return cautions;
}

/** Writes a proposal and shows what was written; false when the person declined. */
export async function write(deps: Deps, proposal: Proposal): Promise<boolean> {
  const outcome = await deps.proposals.apply(proposal);
  if (outcome === 'declined') return false;
  await vscode.window.showTextDocument(vscode.Uri.parse(proposal.targetUri, true), { preview: false });
  deps.ui.note(
    vscode.l10n.t('{0} was written. “Undo Last Change” takes it back.', fileName(proposal.targetUri)),
  );
  await deps.projects.refresh();
  return true;
}
