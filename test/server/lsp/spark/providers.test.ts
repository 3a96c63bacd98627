import assert from 'node:assert/strict';
import { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentOf, open } from './services.ts';

const patient = `use ash.resource
resource Patient {
  attributes { uuid_primary_key id  attribute email: string { doc "Where letters go." } }
  relationships { has_many visits: Visit { destination_attribute patient_id } }
  actions { create register { accept [email] } }
}
`;
const visit = `use ash.resource
resource Visit {
  attributes { uuid_primary_key id }
  relationships { belongs_to patient: Patient }
  identities { identity once: [patient_id] }
}
`;

it('completes with snippets in place of the word', async () => {
  const text = 'use ash.resource\nresource A { attributes { attribute a: str<|> } }';
  const { services, document, params } = await open({ 'a.spark': text });
  const list = await services.lsp.CompletionProvider?.getCompletion(document, params);
  const item = list?.items.find(({ label }) => label === 'string');
  assert.deepEqual(item?.textEdit, {
    range: { start: { line: 1, character: 39 }, end: { line: 1, character: 42 } },
    newText: 'string',
  });
});

it('completes names between back quotes by what stands there', async () => {
  const text = 'dsl d { option mood: one_of([calm, `in tears`]) }\nuse d\nmood `in <|>';
  const { services, document, params } = await open({ 'a.spark': text });
  const list = await services.lsp.CompletionProvider?.getCompletion(document, params);
  const item = list?.items.find(({ label }) => label === 'in tears');
  assert.deepEqual(
    [item?.filterText, item?.textEdit],
    [
      '`in tears',
      {
        range: { start: { line: 2, character: 5 }, end: { line: 2, character: 9 } },
        newText: '"in tears"',
      },
    ],
  );
});

it('hovers over names with what is declared', async () => {
  const { services, document, params } = await open({
    'a.spark': patient.replace('[email', '[em<|>ail'),
    'b.spark': visit,
  });
  const hover = await services.lsp.HoverProvider?.getHoverContent(document, params);
  const value =
    hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
  assert.match(value, /attribute email: string[\s\S]*Where letters go\./);
});

it('goes to a definition in another document', async () => {
  const { services, document, params } = await open({
    'a.spark': patient.replace('Visit {', 'Vi<|>sit {'),
    'b.spark': visit,
  });
  const links = await services.lsp.DefinitionProvider?.getDefinition(document, params);
  assert.equal(links?.length, 1);
  assert.match(links[0]?.targetUri ?? '', /b\.spark$/);
});

it('goes from a keyword to the definition of the workspace that knows it', async () => {
  const { services, document, params } = await open({
    'api.spark': 'dsl api {\n  section api { entity endpoint { arg path: string } }\n}\n',
    'use.spark': 'use api\napi { end<|>point "/users" }\n',
  });
  const links = await services.lsp.DefinitionProvider?.getDefinition(document, params);
  assert.deepEqual(
    links?.map(({ targetUri, targetSelectionRange }) => [targetUri.slice(-9), targetSelectionRange.start]),
    [['api.spark', { line: 1, character: 23 }]],
  );
});

it('finds references across documents', async () => {
  const { services, document, params } = await open({
    'a.spark': patient.replace('resource Patient', 'resource Pat<|>ient'),
    'b.spark': visit,
  });
  const places = await services.lsp.ReferencesProvider?.findReferences(document, {
    ...params,
    context: { includeDeclaration: true },
  });
  assert.deepEqual(
    places?.map(({ uri }) => uri.slice(-7)),
    ['a.spark', 'b.spark'],
  );
});

it('renames across documents, with the names that are made from the name', async () => {
  const { services, document, params } = await open({
    'b.spark': visit.replace('belongs_to patient', 'belongs_to pat<|>ient'),
    'a.spark': patient,
  });
  const edit = await services.lsp.RenameProvider?.rename(document, { ...params, newName: 'guest' });
  const after = (name: string) => {
    const { textDocument } = documentOf(services, name);
    return TextDocument.applyEdits(textDocument, edit?.changes?.[textDocument.uri] ?? []);
  };
  assert.equal(
    after('b.spark'),
    visit.replace('belongs_to patient', 'belongs_to guest').replace('patient_id', 'guest_id'),
  );
  assert.equal(after('a.spark'), patient.replace('patient_id', 'guest_id'));
});

it('refuses to rename what is made from another name', async () => {
  const { services, document, params } = await open({
    'b.spark': visit.replace('[patient_id', '[patient<|>_id'),
    'a.spark': patient,
  });
  await assert.rejects(
    async () => services.lsp.RenameProvider?.prepareRename(document, params),
    /`patient_id` is made from another name: rename that of `belongs_to patient: Patient` in line 4 of `b\.spark`\./,
  );
});

it('outlines sections and elements', async () => {
  const { services, document, params } = await open({ 'b.spark': visit });
  const symbols = await services.lsp.DocumentSymbolProvider?.getSymbols(document, params);
  assert.deepEqual(
    symbols?.map(({ name, detail, children }) => [name, detail, children?.map((child) => child.name)]),
    [['Visit', 'resource', ['attributes', 'relationships', 'identities']]],
  );
});

it('formats with one edit that leaves the rest alone', async () => {
  const { services, document, params } = await open({ 'a.spark': 'use ash.domain\n\ndomain   Clinic {}\n' });
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await services.lsp.Formatter?.formatDocument(document, { ...params, options });
  assert.equal(edits?.length, 1);
  assert.equal(TextDocument.applyEdits(document.textDocument, edits), 'use ash.domain\n\ndomain Clinic {}\n');
});

it('folds blocks and colours words', async () => {
  const { services, document, params } = await open({ 'b.spark': visit });
  const folds = await services.lsp.FoldingRangeProvider?.getFoldingRanges(document, params);
  assert.ok(folds?.some(({ startLine, endLine }) => startLine === 1 && endLine >= 4));
  const tokens = await services.lsp.SemanticTokenProvider?.semanticHighlight(
    document,
    params,
    CancellationToken.None,
  );
  assert.ok((tokens?.data.length ?? 0) >= 5 * 10);
});

it('finds named elements in the whole workspace, with what they stand in', async () => {
  const { services } = await open({ 'a.spark': patient, 'b.spark': visit });
  const found = await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query: 'vis' });
  assert.deepEqual(
    found?.map(({ name, containerName }) => [name, containerName]),
    [
      ['visits', 'Patient'],
      ['Visit', undefined],
    ],
  );
});
