/** Finding one's way in a language of one's own: what the editor tells of its words, and where they lead. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { builtInScheme } from '../../../server/src/lsp/protocol.ts';
import { internals, until } from './extension.ts';
import { ask, findings, openTour, placeOf, removeTour, tourUri, writeTour } from './tour.ts';
import { closeAll } from './workspace.ts';

/** `file: the line` of a place. */
async function shown(place: vscode.Location | vscode.LocationLink): Promise<string> {
  const [uri, range] =
    'uri' in place
      ? [place.uri, place.range]
      : [place.targetUri, place.targetSelectionRange ?? place.targetRange];
  const document = await vscode.workspace.openTextDocument(uri);
  return `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}: ${document.lineAt(range.start.line).text.trim()}`;
}

async function definitionOf(document: vscode.TextDocument, text: string): Promise<string> {
  const found = await ask<(vscode.Location | vscode.LocationLink)[]>(
    'executeDefinitionProvider',
    document,
    placeOf(document, text),
  );
  const [first] = found;
  assert.ok(first, `${text} leads nowhere`);
  return shown(first);
}

describe('in a language of one’s own', () => {
  let rome: vscode.TextDocument;
  const everything = (): vscode.Range => new vscode.Range(0, 0, rome.lineCount, 0);

  before(async () => {
    const { server } = await internals();
    await until('the server to run', () => server.state === 'running');
    await writeTour();
    rome = await openTour('rome.spark');
    await findings(rome);
  });
  after(removeTour);

  it('hovers and signatures say what words are for', async () => {
    const hovers = await ask<vscode.Hover[]>('executeHoverProvider', rome, placeOf(rome, 'guided?'));
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((each) => (typeof each === 'string' ? each : each.value))
      .join('\n');
    assert.match(text, /option of tour/);
    assert.match(text, /Whether somebody explains it\./);
    const help = await ask<vscode.SignatureHelp>(
      'executeSignatureHelpProvider',
      rome,
      placeOf(rome, 'sight old_bridge: |bridge'),
    );
    assert.equal(help.signatures[0]?.label, 'sight name: kind');
    assert.equal(help.signatures[0]?.activeParameter, 1);
  });

  it('words lead into the definition, names to their elements, and the definition into the prelude', async () => {
    assert.equal(
      await definitionOf(rome, 'motto'),
      'tour.spark: option motto: string { doc "What the town says of itself." }',
    );
    assert.equal(await definitionOf(rome, 'Pisa'), 'pisa.spark: town Pisa {');
    const definition = await vscode.workspace.openTextDocument(tourUri('tour.spark'));
    const [keyword] = await ask<(vscode.Location | vscode.LocationLink)[]>(
      'executeDefinitionProvider',
      definition,
      placeOf(definition, 'inverse road'),
    );
    assert.ok(keyword);
    const uri = 'uri' in keyword ? keyword.uri : keyword.targetUri;
    assert.equal(uri.scheme, builtInScheme);
    const prelude = await vscode.workspace.openTextDocument(uri);
    assert.equal(prelude.languageId, 'spark');
    await vscode.window.showTextDocument(prelude);
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(prelude.isDirty, false, 'The prelude is read-only.');
  });

  it('references are found in all documents', async () => {
    const places = await ask<vscode.Location[]>('executeReferenceProvider', rome, placeOf(rome, 'Pisa'));
    assert.deepEqual((await Promise.all(places.map(shown))).sort(), [
      'pisa.spark: town Pisa {',
      'rome.spark: road north: Pisa',
    ]);
  });

  it('lenses count, hints say what is derived, and links lead to definitions', async () => {
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', rome, 9);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['no references'],
    );
    const hints = await ask<vscode.InlayHint[]>('executeInlayHintProvider', rome, everything());
    assert.deepEqual(
      hints.map(({ label }) => label),
      ['+ sight old_bridge_desk: park'],
    );
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', rome, 9);
    assert.deepEqual(
      links.map(({ target }) => target?.path),
      [tourUri('tour.spark').path],
    );
  });

  it('calls are the roads that lead from town to town', async () => {
    const place = placeOf(rome, 'Rome');
    const [item] = await ask<vscode.CallHierarchyItem[]>('prepareCallHierarchy', rome, place);
    assert.equal(item?.name, 'Rome');
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      item,
    );
    assert.deepEqual(
      calls.map(({ to }) => to.name),
      ['Pisa'],
    );
  });

  it('names are found in the workspace and in the outline', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'tower',
    );
    const tower = symbols.find(({ name }) => name === 'tower');
    assert.equal(tower?.containerName, 'Pisa');
    const outline = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', rome);
    const town = outline.find(({ name }) => name === 'Rome');
    assert.deepEqual(
      town?.children.map(({ name }) => name),
      ['roads', 'sights'],
    );
  });

  it('blocks fold, selections grow, and words have the colours of what they are', async () => {
    const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', rome);
    assert.ok(folds.some(({ start }) => rome.lineAt(start).text === 'town Rome {'));
    const position = placeOf(rome, 'garden');
    const [selection] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', rome, [position]);
    const grown: string[] = [];
    for (let each = selection; each !== undefined; each = each.parent) grown.push(rome.getText(each.range));
    assert.ok(
      grown.includes('garden') && grown.includes('sight garden { near old_bridge }'),
      grown.join('|'),
    );
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend', rome);
    const tokens = await ask<vscode.SemanticTokens>('provideDocumentSemanticTokens', rome);
    const colours = tokenTypes(rome, legend, tokens);
    assert.deepEqual(
      ['town', 'Rome', 'motto', 'Pisa', 'garden', 'guided?'].map((word) => `${word} ${colours.get(word)}`),
      ['town keyword', 'Rome class', 'motto property', 'Pisa class', 'garden variable', 'guided? property'],
    );
  });

  it('a word of the definition is renamed with every document', async () => {
    const definition = await openTour('tour.spark');
    const edit = await ask<vscode.WorkspaceEdit>(
      'executeDocumentRenameProvider',
      definition,
      placeOf(definition, 'option |guided?'),
      'explained?',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const pisa = await openTour('pisa.spark');
    assert.ok(rome.getText().includes('sight old_bridge: bridge { explained? true }'));
    assert.ok(pisa.getText().includes('{ explained? true }'));
    assert.ok(definition.getText().includes('where explained? == true'));
    assert.ok(definition.getText().includes('set explained? = true'));
    assert.ok(!definition.getText().includes('guided?'));
    await findings(rome);
    await findings(pisa);
    await findings(definition);
    await closeAll();
  });
});

/** The type of each word's token. */
function tokenTypes(
  document: vscode.TextDocument,
  { tokenTypes: types }: vscode.SemanticTokensLegend,
  { data }: vscode.SemanticTokens,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(index, index + 4);
    line += down;
    character = down === 0 ? character + right : right;
    const range = new vscode.Range(line, character, line, character + length);
    found.set(document.getText(range), types[type] ?? '');
  }
  return found;
}
