/** Code actions of `.spark` documents, over stdio: what reaches an editor, and what it is told of. */
import assert from 'node:assert/strict';
import type { CodeAction, CodeActionContext, Range, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, start } from './client.ts';

const model = `use ash.resource, ash.policies

resource Patient {
  actions {
    read read
  }

  attributes {
    uuid_primary_key id
  }
}
`;
const uri = 'file:///elsewhere/actions.spark';

describe('code actions of .spark documents', () => {
  let client: Client;

  before(async () => {
    client = await start({
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
      },
    });
    client.open(uri, model);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  /** The actions at a word of the document. */
  async function actions(at: string, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
    const document = client.document(uri);
    const position = document.positionAt(document.getText().indexOf(at) + 1);
    const range: Range = { start: position, end: position };
    return await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...context },
    });
  }

  function applied(edit: WorkspaceEdit | undefined): string {
    return TextDocument.applyEdits(client.document(uri), edit?.changes?.[uri] ?? []);
  }

  it('are told of, so that they can run when a file is saved', () => {
    const provider = client.initialized?.capabilities.codeActionProvider;
    assert.ok(typeof provider === 'object');
    for (const kind of ['quickfix', 'source.fixAll', 'source.organizeImports', 'source.sortSections'])
      assert.ok(provider.codeActionKinds?.includes(kind), kind);
  });

  it('sort sections when asked for, and not for a light bulb', async () => {
    const [sort, ...more] = await actions('use', { only: ['source.sortSections'] });
    assert.deepEqual(more, []);
    assert.ok(applied(sort?.edit).indexOf('attributes') < applied(sort?.edit).indexOf('actions'));
    assert.deepEqual(
      (await actions('use', { triggerKind: 2 })).filter(({ kind }) => kind?.startsWith('source')),
      [],
    );
  });

  it('organize uses, whose surplus is shown faded', async () => {
    const [found] = await client.diagnostics(uri);
    assert.equal(found?.code, 'spark/unused-use');
    assert.deepEqual(found?.tags, [1]);
    const [organize] = await actions('use', { only: ['source.organizeImports'] });
    assert.match(applied(organize?.edit), /^use ash\.resource\n/);
  });

  it('of renames are for the versions that the editor has, and refusals say why', async () => {
    const text = 'use ash.resource\nresource A { attributes { uuid_primary_key id  attribute x: string } }\n';
    const renaming = 'file:///elsewhere/renaming.spark';
    client.open(renaming, text);
    const { version } = client.change(renaming, text.replace('x: string', 'y: string'));
    await client.diagnostics(renaming);
    const position = client.document(renaming).positionAt(text.indexOf('x: string'));
    const params = { textDocument: { uri: renaming }, position };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...params, newName: 'z' });
    assert.deepEqual(
      edit.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
      [{ uri: renaming, version }],
    );
    await assert.rejects(
      client.request('textDocument/rename', { ...params, newName: 'id' }),
      /`id` is taken: it is the name of `uuid_primary_key id` in line 2 of `renaming\.spark`/,
    );
    const keyword = { ...params, position: { line: 1, character: 1 } };
    await assert.rejects(client.request('textDocument/prepareRename', keyword), /part of the prelude/);
    client.close(renaming);
  });

  it('create the file of a fragment', async () => {
    const [extract] = await actions('attributes', { only: ['refactor.extract'] });
    const changes = extract?.edit?.documentChanges ?? [];
    assert.deepEqual(
      changes.map((change) => ('textDocument' in change ? change.textDocument.uri : change)),
      [
        { kind: 'create', uri: 'file:///elsewhere/Patient.fragment.spark' },
        'file:///elsewhere/Patient.fragment.spark',
        uri,
      ],
    );
  });

  it('fix all of the file at once, and allow what is found', async () => {
    client.change(
      uri,
      model.replace('read read', 'raed read').replace('uuid_primary_key', 'uuid_primry_key'),
    );
    await client.diagnostics(uri);
    const all = await actions('raed');
    const fixAll = all.find(({ kind }) => kind === 'source.fixAll');
    assert.equal(applied(fixAll?.edit), model.replace(', ash.policies', ''));
    const suppress = all.find(({ title }) => title.startsWith('Suppress spark/unknown-keyword here'));
    assert.match(applied(suppress?.edit), /\n {4}\/\/ allow spark\/unknown-keyword: <.*>\n {4}raed read\n/);
    client.change(uri, model);
  });
});
