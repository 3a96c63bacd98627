import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, SCHEME } from '../../../client/src/ids.ts';
import { internals, listening, until, withSettings } from './extension.ts';
import { closeAll, fingerprint, model, onDisk, open, removeModel, requirements } from './workspace.ts';

const run = (id: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(id, ...args);

/** What the active tab shows. */
const activeInput = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;

/** The proposal that the active tab shows alone. */
function activePreview(): vscode.Uri | undefined {
  const input = activeInput();
  return input instanceof vscode.TabInputText && input.uri.scheme === SCHEME ? input.uri : undefined;
}

/** The diff in the active tab. */
function activeDiff(): vscode.TabInputTextDiff | undefined {
  const input = activeInput();
  return input instanceof vscode.TabInputTextDiff ? input : undefined;
}

/** Adds a line to the model, saves it, and gives the text that is on the disk then. */
async function editByHand(): Promise<string> {
  const document = await open(model());
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '# mine\n');
  await vscode.workspace.applyEdit(edit);
  await document.save();
  await closeAll();
  const text = await onDisk(model());
  assert.ok(text);
  assert.match(text, /# mine\n$/);
  return text;
}

describe('Generate Model', () => {
  beforeEach(removeModel);
  afterEach(closeAll);

  it('previews its best candidate alone where there is no model yet, and writes nothing', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      const document = await vscode.workspace.openTextDocument(await until('the preview', activePreview));
      assert.match(document.getText(), /resource /, ui.transcript);
      assert.equal(document.languageId, 'spark');
      assert.match(document.fileName, /clinic \(Proposed\)\.spark$/);
      assert.equal(await onDisk(model()), undefined);
      assert.match(ui.transcript, /is the best of \d+ candidates, with \d+ of 100/);
    }));

  it('shows its progress with steps', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      const [job] = ui.jobs;
      assert.equal(job?.place, 'message');
      assert.ok(job.steps.length >= 2, JSON.stringify(job.steps));
    }));

  it('leaves files and store as they were when it is cancelled', () =>
    listening(async (ui) => {
      await open(requirements());
      const { projects } = await internals();
      /** The documents, and what is kept of them; that a run was begun and taken back is history, and may be read. */
      const state = async () => {
        await projects.refresh();
        const files = Object.entries(await fingerprint()).filter(
          ([path]) => !path.includes('.spark-factory'),
        );
        return [Object.fromEntries(files), projects.overview.projects.map(({ candidates }) => candidates)];
      };
      const before = await state();
      ui.onStep = ({ cancel }) => cancel();
      await run(commands.generateModel);
      assert.match(ui.notes.join(), /was cancelled\. Nothing was changed\./, ui.transcript);
      assert.equal(activePreview(), undefined);
      assert.deepEqual(await state(), before);
    }));

  it('writes what it previewed when that is applied, and undo takes it back', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      const preview = await until('the preview', activePreview);
      const proposed = (await vscode.workspace.openTextDocument(preview)).getText();
      await ui.press('Apply');
      assert.equal(await onDisk(model()), proposed, ui.transcript);
      assert.equal(activePreview(), undefined);
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, model().path);
      await run(commands.undoLastChange);
      assert.match(ui.notes.at(-1) ?? '', /^Undone: Generate clinic\.spark/, ui.transcript);
      assert.equal(await onDisk(model()), undefined);
    }));

  it('can be applied from its preview, and from its message after that was closed', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      await until('the preview', activePreview);
      await run(commands.applyPreview);
      assert.match((await onDisk(model())) ?? '', /resource /, ui.transcript);
      await run(commands.undoLastChange);
      await open(requirements());
      await run(commands.generateModel);
      await closeAll();
      await ui.press('Apply');
      assert.match((await onDisk(model())) ?? '', /resource /, ui.transcript);
      await run(commands.undoLastChange);
    }));

  it('asks before it replaces what was edited by hand, and undo brings the very bytes back', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      await ui.press('Apply');
      const edited = await editByHand();
      await open(requirements());
      await run(commands.generateModel);
      const { original, modified } = await until('the diff', activeDiff);
      assert.equal(original.toString(), model().toString());
      assert.equal(modified.scheme, SCHEME);
      const shown = vscode.window.activeTextEditor;
      assert.equal(shown?.document.uri.toString(), modified.toString());
      // The one edit is at the end of the model; the header above it differs by its hashes at most.
      assert.ok(shown.selection.active.line > 10, `line ${shown.selection.active.line}`);
      assert.match(ui.transcript, /clinic\.spark was edited by hand/);
      await ui.press('Apply');
      assert.equal(ui.questions.length, 1);
      assert.equal(await onDisk(model()), edited);
      ui.accept = true;
      await ui.press('Apply');
      assert.notEqual(await onDisk(model()), edited);
      await run(commands.undoLastChange);
      assert.equal(await onDisk(model()), edited);
    }));

  it('closes the preview and leaves the file alone when it is discarded', () =>
    listening(async (ui) => {
      await open(requirements());
      await run(commands.generateModel);
      await until('the preview', activePreview);
      await ui.press('Discard');
      assert.equal(activePreview(), undefined);
      assert.equal(await onDisk(model()), undefined);
      await run(commands.applyPreview);
      assert.match(ui.transcript, /There is no proposal to apply/);
    }));

  it('writes at once where no review is wanted', () =>
    withSettings({ 'generate.review': 'never' }, () =>
      listening(async (ui) => {
        await open(requirements());
        await run(commands.generateModel);
        assert.match((await onDisk(model())) ?? '', /resource /, ui.transcript);
        assert.match(ui.notes.join(), /clinic\.spark was written/);
      }),
    ));

  it('gives the same bytes each time', () =>
    withSettings({ 'generate.review': 'never' }, () =>
      listening(async () => {
        await open(requirements());
        await run(commands.generateModel);
        const first = await onDisk(model());
        await removeModel();
        await open(requirements());
        await run(commands.generateModel);
        assert.equal(await onDisk(model()), first);
      }),
    ));

  it('wants requirements that were saved once', () =>
    listening(async (ui) => {
      const document = await vscode.workspace.openTextDocument({
        language: 'requirements',
        content: 'R1: x',
      });
      await vscode.window.showTextDocument(document);
      await run(commands.generateModel);
      assert.match(ui.transcript, /Save the requirements first/);
    }));
});
