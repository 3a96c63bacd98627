/** *Use This Candidate*: takes another candidate than the chosen one. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { offer } from '../preview/offer.ts';
import { fileName } from '../reports/markdown.ts';
import { candidateProposal } from './candidate-proposal.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerUseCandidate(deps: Deps): void {
  const title = vscode.l10n.t('Use This Candidate');
  registerCommand(deps, commands.useCandidate, title, async (argument) => {
    if (!trusted(deps, title)) return;
    const proposal = await candidateProposal(deps, argument);
    if (proposal === undefined) return;
    await offer(
      deps,
      proposal,
      vscode.l10n.t('{0}: candidate {1}.', fileName(proposal.targetUri), proposal.title),
    );
  });
}
