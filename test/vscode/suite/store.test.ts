import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { internals, listening, until } from './extension.ts';
import { folder } from './workspace.ts';

describe('a damaged store', () => {
  const store = () => vscode.Uri.joinPath(folder(), '.spark-factory');

  it('is said in the view and once in a message, whose button recovers it', () =>
    listening(async (ui) => {
      const { projects } = await internals();
      // Closing puts everything into store.db. While it was all in the log, closing once more would have healed the damage.
      await vscode.commands.executeCommand(commands.restartServer);
      await projects.refresh();
      await vscode.workspace.fs.writeFile(
        vscode.Uri.joinPath(store(), 'store.db'),
        new TextEncoder().encode('this is no database\n'.repeat(300)),
      );
      await vscode.commands.executeCommand(commands.restartServer);
      await until('the view to say it', () => /store\.db is damaged/.test(projects.message));
      assert.ok(projects.overview.projects.length > 0, 'everything else works');
      await projects.refresh();
      assert.deepEqual(
        ui.messages.map(({ kind, choices }) => [kind, choices.map(({ title }) => title)]),
        [['warn', ['Recover Store']]],
        ui.transcript,
      );
      await ui.press('Recover Store');
      const keptAs = /kept as (\S+)/.exec(ui.transcript)?.[1] ?? '';
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(store(), keptAs));
      assert.equal(projects.message, '');
    }));
});
