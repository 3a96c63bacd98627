/** *Run Reactor*: asks for the inputs, runs the steps, and shows the result. */
import * as vscode from 'vscode';
import {
  type ReactorInputsResult,
  type ReactorParams,
  type RunReactorParams,
  type RunReactorResult,
  reactorInputsRequest,
  runReactorRequest,
} from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { showReport } from '../reports/reports.ts';
import { runStateName } from '../views/state-names.ts';
import type { Deps } from './deps.ts';
import { registerCommand, trusted } from './register.ts';

export function registerRunReactor(deps: Deps): void {
  const title = vscode.l10n.t('Run Reactor');
  registerCommand(deps, commands.runReactor, title, async ({ uri, reactor }) => {
    if (uri === undefined || reactor === undefined) {
      deps.ui.info(vscode.l10n.t('Open a .spark file and use “Run” above one of its reactors.'));
      return;
    }
    if (!trusted(deps, title)) return;
    const inputs = await askInputs(deps, { uri, reactor });
    if (inputs === undefined) return;
    const params: RunReactorParams = { uri, reactor, inputs };
    const { run, result } = await deps.ui.progress(reactor, 'message', (report, token) =>
      deps.server.requestWithProgress<RunReactorResult>(runReactorRequest, params, report, token),
    );
    await deps.workflows.refresh();
    if (result === undefined)
      throw new Error(
        run.message ?? vscode.l10n.t('It ended as {0}.', runStateName(run.state, vscode.l10n.t)),
      );
    const markdown = `# ${reactor}\n\n\`\`\`json\n${result}\n\`\`\`\n`;
    await showReport(deps.documents, vscode.l10n.t('Result of {0}', reactor), markdown);
  });
}

/** A JSON object of inputs; undefined when the person does not go on. Reactors without inputs are not asked about. */
async function askInputs({ server, ui }: Deps, params: ReactorParams): Promise<string | undefined> {
  const { inputs } = await server.request<ReactorInputsResult>(reactorInputsRequest, params);
  if (inputs.length === 0) return '{}';
  const needed = inputs.filter(({ required }) => required).map(({ name }) => [name, '']);
  return await ui.ask(
    vscode.l10n.t('Inputs of {0} as JSON', params.reactor),
    JSON.stringify(Object.fromEntries(needed)),
  );
}
