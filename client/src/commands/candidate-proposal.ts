/** A candidate of the *Projects* tree as a proposal for its target. */
import * as vscode from 'vscode';
import { type CandidateTextResult, candidateTextRequest } from '../../../server/src/lsp/protocol.ts';
import { type Proposal, textOf } from '../preview/proposals.ts';
import { fileName } from '../reports/markdown.ts';
import type { Argument } from './argument.ts';
import type { Deps } from './deps.ts';

/** The proposal; undefined after the person was told to select a candidate. */
export async function candidateProposal(deps: Deps, argument: Argument): Promise<Proposal | undefined> {
  const { candidate: id } = argument;
  if (id === undefined) {
    deps.ui.info(vscode.l10n.t('Select a candidate in the Projects view first.'));
    return undefined;
  }
  const { text, targetUri } = await deps.server.request<CandidateTextResult>(candidateTextRequest, { id });
  const project = deps.projects.overview.projects.find(({ candidates }) =>
    candidates.some((candidate) => candidate.id === id),
  );
  const strategy = project?.candidates.find((candidate) => candidate.id === id)?.strategy ?? id;
  return {
    targetUri,
    text,
    variant: id,
    title: strategy,
    edited: project?.model?.edited ?? false,
    currentText: await textOf(targetUri),
    label: vscode.l10n.t('Use {0} for {1}', strategy, fileName(targetUri)),
  };
}
