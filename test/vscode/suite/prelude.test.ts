import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { builtInScheme, showReferencesCommand } from '../../../server/src/lsp/protocol.ts';
import { internals, listening, until } from './extension.ts';
import { closeAll } from './workspace.ts';

const text = `use ash.resource

resource Patient {
  attributes {
    uuid_primary_key id
  }
  relationships {
    has_many visits: Patient
  }
}
`;

/** Opens a model that is not saved, once there is a server that answers about it. */
async function openModel(): Promise<vscode.TextDocument> {
  const { server } = await internals();
  await until('the server to run', () => server.state === 'running');
  const document = await vscode.workspace.openTextDocument({ language: 'spark', content: text });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function positionOf(document: vscode.TextDocument, word: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(word) + 1);
}

/** Where the word leads; the editor gives places in either of two forms. */
async function definition(document: vscode.TextDocument, word: string): Promise<vscode.Location> {
  const [found] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    positionOf(document, word),
  );
  assert.ok(found, `${word} leads nowhere`);
  return 'uri' in found
    ? found
    : new vscode.Location(found.targetUri, found.targetSelectionRange ?? found.targetRange);
}

describe('the prelude', () => {
  afterEach(closeAll);

  it('opens where a keyword leads, read-only, and answers there, too', async () => {
    const model = await openModel();
    const place = await definition(model, 'has_many');
    assert.equal(place.uri.scheme, builtInScheme);
    const prelude = await vscode.workspace.openTextDocument(place.uri);
    await vscode.window.showTextDocument(prelude, { preview: false });
    assert.equal(prelude.languageId, 'spark');
    assert.ok(prelude.lineAt(place.range.start.line).text.includes('has_many'));
    assert.match((await definition(prelude, 'entity')).uri.path, /dsl\.spark$/);
    assert.deepEqual(vscode.languages.getDiagnostics(prelude.uri), []);
  });

  it('has a reference to read, from a model that is written in it and from its own document', () =>
    listening(async (ui) => {
      const model = await openModel();
      const place = await definition(model, 'has_many');
      for (const uri of [undefined, place.uri]) {
        await closeAll();
        if (uri === undefined) await openModel();
        else await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
        await vscode.commands.executeCommand(commands.showLanguageReference);
        const page = await until('the page', () =>
          vscode.workspace.textDocuments.find(({ uri: of }) =>
            of.path.endsWith('Reference of ash.resource.md'),
          ),
        );
        assert.match(page.getText(), /^# ash\.resource reference$/m, ui.transcript);
        assert.match(page.getText(), /^### has_many$/m);
      }
    }));

  it('does not stop the references behind a lens from being shown', async () => {
    const model = await openModel();
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      model.uri,
      5,
    );
    assert.equal(lens?.command?.title, '1 reference');
    assert.equal(lens.command.command, showReferencesCommand);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    await vscode.commands.executeCommand(showReferencesCommand, 'nonsense');
    await until('the model to be shown', () => vscode.window.activeTextEditor?.document === model);
  });
});
