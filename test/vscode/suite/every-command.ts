/** Tests of every contributed command, for whatever window they run in. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { extension, listening, until, withSettings } from './extension.ts';
import { closeAll } from './workspace.ts';

interface Contributed {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Commands that work without anything being open, and need no words for it. */
const silent: ReadonlySet<string> = new Set([
  commands.openExample,
  commands.importRequirements,
  commands.showOutput,
  commands.refresh,
]);

/** They go on with what was left here by other tests, an evolution of a thousand generations among it; to have begun is enough. */
const lasting: ReadonlySet<string> = new Set([commands.resumeRun, commands.retryRun]);

/** Arguments as no menu, but any other extension, may pass. */
const nonsense = [null, 7, 'no URI', { subject: { kind: 'candidate', id: 'unknown' } }, ['x']];

/** Defines the tests. */
export function testEveryCommand(): void {
  it('are all registered', async () => {
    await extension().activate();
    const registered = await vscode.commands.getCommands(true);
    const { contributes } = extension().packageJSON as Contributed;
    for (const { command } of contributes.commands) assert.ok(registered.includes(command), command);
  });

  for (const command of Object.values(commands))
    it(`${command} ends with its work done or with words`, () => {
      const ends = () =>
        listening(async (ui) => {
          if (lasting.has(command)) ui.onStep = (job) => job.cancel();
          await closeAll();
          await vscode.commands.executeCommand(command);
          const { tabGroups } = vscode.window;
          await until(
            'words, a question, or something to open',
            () =>
              silent.has(command) ||
              ui.questions.length > 0 ||
              ui.messages.length > 0 ||
              ui.notes.length > 0 ||
              tabGroups.activeTabGroup.tabs.length > 0,
          );
          for (const { kind, text, choices } of ui.messages)
            if (kind === 'error') assert.ok(choices.length > 0, `an error without a way on: ${text}`);
        });
      // To set settings takes longer than most commands.
      return command === commands.evolveModel
        ? withSettings({ 'evolution.generations': 2, 'evolution.population': 4 }, ends)
        : ends();
    });

  for (const command of [
    commands.compareCandidate,
    commands.useCandidate,
    commands.explainChoice,
    commands.stopEvolution,
  ])
    it(`${command} survives arguments that make no sense`, () =>
      listening(async () => {
        for (const argument of nonsense) await vscode.commands.executeCommand(command, argument);
      }));
}
