/** A language of one's own in the editor: what its documents get from the definition, while both are being written. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { internals, listening, until } from './extension.ts';
import {
  applyAction,
  ask,
  change,
  findings,
  openTour,
  placeOf,
  removeTour,
  tourUri,
  writeTour,
} from './tour.ts';
import { closeAll, folder, onDisk, open } from './workspace.ts';

const at = (position: vscode.Position): vscode.Range => new vscode.Range(position, position);

it('the example of a language opens with its definition beside it, and nothing is wrong in it', async () => {
  await vscode.commands.executeCommand('sparkFactory.openExample', { kind: 'example', id: 'form' });
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  const names = shown.map(({ fileName }) => fileName.slice(fileName.lastIndexOf('/') + 1));
  assert.deepEqual(names.sort(), ['form.spark', 'membership.spark']);
  for (const document of shown) {
    await change(document, '\n', '\nnonsense 1\n');
    await findings(document, 'spark/unknown-keyword: nonsense');
  }
  await closeAll();
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'form'), { recursive: true });
});

describe('a language of one’s own', () => {
  before(async () => {
    const { server } = await internals();
    await until('the server to run', () => server.state === 'running');
    await writeTour();
  });
  afterEach(closeAll);
  after(removeTour);

  it('has findings with codes and ranges, and mends a slip by the light bulb', async () => {
    const rome = await openTour('rome.spark');
    await findings(rome);
    await change(rome, 'near old_bridge', 'naer old_bridge');
    await findings(rome, 'spark/unknown-keyword: naer');
    const [slip] = vscode.languages.getDiagnostics(rome.uri);
    assert.equal(slip?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(slip.message, /Did you mean `near`\?/);
    await applyAction(rome, slip.range, 'Change to `near`', vscode.CodeActionKind.QuickFix.value);
    await findings(rome);
    assert.ok(!rome.getText().includes('naer'));
  });

  it('holds documents to what its definition says now, before it is saved', async () => {
    const definition = await openTour('tour.spark');
    const rome = await openTour('rome.spark');
    await findings(rome);
    await change(definition, 'option motto: string {', 'option motto: integer {');
    await findings(rome, 'spark/wrong-value: "All roads lead here."');
    await change(definition, 'option motto: integer {', 'option motto: string { required true ');
    const pisa = await openTour('pisa.spark');
    await findings(pisa, 'spark/missing-option: town');
    await change(definition, 'kind == bridge', 'kind == park');
    await findings(rome, 'spark/verifier: sight garden');
    assert.ok(definition.isDirty);
  });

  it('mends what its own rule finds', async () => {
    const rome = await openTour('rome.spark');
    await change(rome, ' { guided? true }', '');
    await findings(rome, 'spark/verifier: sight old_bridge');
    const [finding] = vscode.languages.getDiagnostics(rome.uri);
    assert.ok(finding);
    assert.match(finding.message, /^Nobody explains `old_bridge`\./);
    await applyAction(rome, finding.range, 'Let somebody explain it');
    await findings(rome);
  });

  it('allows a finding with a reason', async () => {
    const rome = await openTour('rome.spark');
    await change(rome, ' { guided? true }', '');
    await findings(rome, 'spark/verifier: sight old_bridge');
    const range = at(placeOf(rome, 'old_bridge'));
    await applyAction(rome, range, 'Suppress spark/verifier here with a reason');
    await until('the comment', () => rome.getText().includes('// allow spark/verifier: '));
    await until('the finding to go', () =>
      vscode.languages.getDiagnostics(rome.uri).every(({ message }) => !message.startsWith('Nobody')),
    );
  });

  it('completes with what another definition adds, and uses it', async () => {
    const rome = await openTour('rome.spark');
    await change(rome, '  sights {', '  qua\n  sights {');
    const editor = await vscode.window.showTextDocument(rome);
    const cursor = placeOf(rome, 'qua|');
    editor.selection = new vscode.Selection(cursor, cursor);
    const { items } = await ask<vscode.CompletionList>('executeCompletionItemProvider', rome, cursor);
    const details = items.map(({ label, detail }) =>
      typeof label === 'string' ? `${label}: ${detail}` : `${label.label}: ${label.description}`,
    );
    assert.ok(details.includes('quays: uses tour.harbour'), details.join(', '));
    await until('the list to be offered and its choice taken', () => {
      void vscode.commands.executeCommand('editor.action.triggerSuggest');
      void vscode.commands.executeCommand('acceptSelectedSuggestion');
      return rome.getText().includes('quays {');
    });
    assert.match(rome.getText(), /^use tour, tour\.harbour\n/);
    await findings(rome);
  });

  it('is formatted, its sections sorted and its uses organized from the palette', async () => {
    const rome = await openTour('rome.spark');
    await change(rome, '    road north: Pisa', ' road   north:Pisa');
    const edits = await ask<vscode.TextEdit[]>('executeFormatDocumentProvider', rome, { tabSize: 2 });
    const edit = new vscode.WorkspaceEdit();
    edit.set(rome.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.ok(rome.getText().includes('    road north: Pisa\n'));
    await change(rome, 'use tour', 'use ash.resource, tour');
    await vscode.window.showTextDocument(rome);
    await vscode.commands.executeCommand('sparkFactory.sortSections');
    await until('sorted sections', () => /sights \{[\s\S]*roads \{/.test(rome.getText()));
    await vscode.commands.executeCommand('sparkFactory.organizeUses');
    await until('one use', () => rome.getText().startsWith('use tour\n'));
  });

  it('has a page of reference, from the palette', () =>
    listening(async (ui) => {
      await openTour('rome.spark');
      await vscode.commands.executeCommand('sparkFactory.showLanguageReference');
      const { tabGroups } = vscode.window;
      await until(
        'the page',
        () => tabGroups.activeTabGroup.activeTab?.label.includes('Reference of tour') === true,
      );
      assert.deepEqual(ui.messages, []);
    }));

  it('moves sections into a file of their own', async () => {
    const rome = await openTour('rome.spark');
    const range = at(placeOf(rome, 'roads {'));
    await applyAction(rome, range, 'Move `roads` to Rome.fragment.spark', 'refactor.extract');
    const fragment = await open(tourUri('Rome.fragment.spark'));
    assert.match(
      fragment.getText(),
      /^use tour\n\nfragment Rome: town \{\n {2}roads \{\n {4}road north: Pisa/,
    );
    assert.ok(!rome.getText().includes('roads {'));
    await findings(rome);
    await findings(fragment);
    await closeAll();
    await vscode.workspace.fs.delete(fragment.uri);
    assert.equal(await onDisk(fragment.uri), undefined);
  });

  it('adds what leads back, in the document of the other', async () => {
    const pisa = await openTour('pisa.spark');
    const rome = await openTour('rome.spark');
    await applyAction(rome, at(placeOf(rome, 'road north')), 'Add `road rome` to `Pisa`', 'refactor');
    await until('the way back', () => /road \w+: Rome/.test(pisa.getText()));
    await findings(pisa);
  });
});
