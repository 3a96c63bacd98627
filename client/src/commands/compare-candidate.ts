/** *Compare Candidate with Current*: a candidate beside the file it would become. */
import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import { candidateProposal } from './candidate-proposal.ts';
import type { Deps } from './deps.ts';
import { registerCommand } from './register.ts';

export function registerCompareCandidate(deps: Deps): void {
  registerCommand(deps, commands.compareCandidate, vscode.l10n.t('Compare Candidate'), async (argument) => {
    const proposal = await candidateProposal(deps, argument);
    if (proposal !== undefined) await deps.proposals.show(proposal);
  });
}
