import assert from 'node:assert/strict';
import { DocumentState } from 'langium';
import { CodeActionKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentOf, edit, type Opened, open, uriOf } from './services.ts';

const definition = 'dsl api { section api { entity endpoint { arg path: string  option auth: boolean } } }';
const use = 'use api\napi { endpoint "/users" { auth true } }';

function codes({ services }: Opened, name: string): readonly unknown[] {
  return documentOf(services, name).diagnostics?.map(({ code }) => code) ?? [];
}

it('publishes findings with code and range', async () => {
  const { document } = await open({ 'a.spark': 'use ash.domain\ndomain Clinic { resources [Patient] }' });
  const [diagnostic, ...rest] = document.diagnostics ?? [];
  assert.deepEqual(rest, []);
  assert.equal(diagnostic?.code, 'spark/dangling-reference');
  assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 27 }, end: { line: 1, character: 34 } });
});

it('checks open documents again when the definition they use is edited', async () => {
  const opened = await open({ 'use.spark': use, 'api.spark': definition });
  assert.deepEqual(codes(opened, 'use.spark'), []);
  await edit(opened.services, 'api.spark', definition.replace('auth: boolean', 'auth: integer'));
  assert.deepEqual(codes(opened, 'use.spark'), ['spark/wrong-value']);
  await edit(opened.services, 'api.spark', definition.replace('auth', 'authentication'));
  assert.deepEqual(codes(opened, 'use.spark'), ['spark/unknown-keyword']);
  await edit(opened.services, 'api.spark', definition);
  assert.deepEqual(codes(opened, 'use.spark'), []);
});

it('offers each fix, and all of one kind at once', async () => {
  const text = 'use ash.resource\nresource A { attributes { atribute a: string  atribute b: string } }';
  const { services, document } = await open({ 'a.spark': text });
  const range = document.diagnostics?.[0]?.range;
  assert.ok(range);
  const actions = await services.lsp.CodeActionProvider?.getCodeActions(document, {
    textDocument: { uri: document.textDocument.uri },
    range,
    context: { diagnostics: document.diagnostics ?? [] },
  });
  const fixAll = actions?.find(({ title }) => title.startsWith('Fix all'));
  assert.ok(actions?.some(({ title }) => title === 'Change to `attribute`'));
  assert.ok(fixAll && 'edit' in fixAll && fixAll.kind?.startsWith(CodeActionKind.QuickFix));
  const edits = fixAll.edit?.changes?.[document.textDocument.uri] ?? [];
  assert.equal(
    TextDocument.applyEdits(document.textDocument, edits),
    text.replaceAll('atribute ', 'attribute '),
  );
});

it('survives a document that is full of errors', async () => {
  const { document } = await open({ 'a.spark': '}}} use [ { "x \n resource resource ^^ = = {' });
  assert.ok((document.diagnostics?.length ?? 0) > 0);
});

it('answers who asks while documents go', async () => {
  const { services } = await open({ 'use.spark': use, 'api.spark': definition });
  const { DocumentBuilder } = services.shared.workspace;
  const going = DocumentBuilder.update([], [uriOf('use.spark')]);
  // Nothing is built then, which those would wait for.
  const waiting = [DocumentState.IndexedContent, DocumentState.Validated].map((state) =>
    DocumentBuilder.waitUntil(state),
  );
  await going;
  await Promise.all(waiting);
});

it('lets wait for a document that is open and not read yet, and for no other', async () => {
  const { services } = await open({ 'api.spark': definition });
  const { TextDocuments, DocumentBuilder } = services.shared.workspace;
  const uri = uriOf('use.spark');
  await assert.rejects(async () => DocumentBuilder.waitUntil(DocumentState.Parsed, uri), /No document found/);
  TextDocuments.set(TextDocument.create(uri.toString(), 'spark', 1, use));
  const read = DocumentBuilder.waitUntil(DocumentState.Parsed, uri);
  await DocumentBuilder.update([uri], []);
  assert.equal(await read, uri);
});
