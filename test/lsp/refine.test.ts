/** `sparkFactory/refine` and `sparkFactory/terms`, over stdio: what a person corrects is edited through the client. */
import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RefineResult, TermsResult } from '../../server/src/lsp/protocol.ts';
import { type Client, start } from './client.ts';

describe('refining', () => {
  const text = 'R1: Each member has a name and an address.\nR2: A reader returns a loan.\n';
  const uri = 'file:///work/library.req';
  const asked: { label?: string; edit: WorkspaceEdit }[] = [];
  let client: Client;

  before(async () => {
    client = await start({
      onApplyEdit: (params) => {
        asked.push(params as (typeof asked)[number]);
        return { applied: true };
      },
    });
    client.open(uri, text);
    await client.diagnostics(uri);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  it('edits the document that the editor shows, with its version', async () => {
    const lines = ['reader means member', 'loan is not an entity'];
    const result = await client.request<RefineResult>('sparkFactory/refine', { uri, lines });
    assert.deepEqual(result, { applied: true, added: lines, replaced: [], unreadable: [] });
    const [change] = (asked.pop()?.edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri, version: 1 });
    assert.equal(
      TextDocument.applyEdits(client.document(uri), (change?.edits ?? []) as never),
      `${text}\ncorrections {\n  reader means member\n  loan is not an entity\n}\n`,
    );
  });

  it('edits nothing when a line cannot be read', async () => {
    const result = await client.request<RefineResult>('sparkFactory/refine', { uri, lines: ['hm'] });
    assert.deepEqual(result, { applied: false, added: [], replaced: [], unreadable: ['hm'] });
    assert.deepEqual(asked, []);
  });

  it('tells what may be spoken of', async () => {
    const terms = await client.request<TermsResult>('sparkFactory/terms', { uri });
    assert.deepEqual(terms.entities.find(({ name }) => name === 'member')?.attributes, ['name', 'address']);
  });

  it('offers to teach on a noun', async () => {
    const position = client.document(uri).positionAt(text.indexOf('loan'));
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.ok(actions.some(({ title, edit }) => title.startsWith('Teach: loan is ') && edit));
    assert.ok(actions.some(({ command }) => command?.command === 'sparkFactory.teach'));
  });
});
