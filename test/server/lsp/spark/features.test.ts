/** The providers that show what documents lead to, over the same workspace in two languages: Ash's, and one of a person's own. */
import assert from 'node:assert/strict';
import type { CodeLens, SymbolInformation } from 'vscode-languageserver';
import { SparkCodeLens } from '../../../../server/src/lsp/spark/code-lens.ts';
import { sparkSelectionRanges } from '../../../../server/src/lsp/spark/selection-ranges.ts';
import { api, apiDefinition, ash, at } from '../../language/spark/editor/two-dsls.ts';
import { edit, type Opened, open } from './services.ts';

/** Opens the workspace; the text with the cursor is the one asked about. */
function opened(texts: Readonly<Record<string, string>>): Promise<Opened> {
  return open({ 'definition.spark': apiDefinition, 'ash.spark': ash, 'api.spark': api, ...texts });
}

it('helps with signatures', async () => {
  for (const [text, label, active] of [
    [{ 'ash.spark': at(ash, 'string {') }, 'attribute name: type', 1],
    [{ 'api.spark': at(api, '3)') }, 'token(header, length:, scopes:)', 1],
  ] as const) {
    const { services, document, params } = await opened(text);
    const help = await services.lsp.SignatureHelp?.provideSignatureHelp(document, params);
    assert.deepEqual(
      help?.signatures.map((each) => [each.label, each.activeParameter]),
      [[label, active]],
    );
  }
});

it('grows selections and folds', async () => {
  const { services, document, params } = await opened({ 'api.spark': at(api, 'users"') });
  const [selection] = sparkSelectionRanges(document, { ...params, positions: [params.position] });
  assert.deepEqual(selection?.range.start, { line: 4, character: 12 });
  assert.deepEqual(selection?.parent?.range.start, { line: 4, character: 11 });
  const folds = await services.lsp.FoldingRangeProvider?.getFoldingRanges(document, params);
  assert.deepEqual(folds, [
    { startLine: 2, endLine: 8 },
    { startLine: 5, endLine: 7 },
  ]);
});

it('links to files and definitions', async () => {
  const { services, document, params } = await opened({ 'ash.spark': `<|>${ash}` });
  const links = await services.lsp.DocumentLinkProvider?.getDocumentLinks(document, params);
  assert.deepEqual(
    links?.map(({ target }) => target),
    [
      'spark-prelude:/ash.domain.spark#L1,5',
      'spark-prelude:/ash.resource.spark#L1,5',
      'file:///work/clinic.req',
    ],
  );
});

it('goes from words of the prelude to its documents', async () => {
  const { services, document, params } = await opened({ 'ash.spark': at(ash, 'attribute email') });
  const links = await services.lsp.DefinitionProvider?.getDefinition(document, params);
  assert.deepEqual(
    links?.map(({ targetUri }) => targetUri),
    ['spark-prelude:/ash.resource.spark'],
  );
});

it('marks the places of a name in its document', async () => {
  const { services, document, params } = await opened({ 'ash.spark': at(ash, 'Visit {') });
  const found = await services.lsp.DocumentHighlightProvider?.getDocumentHighlight(document, params);
  assert.deepEqual(found?.map(({ range, kind }) => [range.start.line, kind]).sort(), [
    [12, 2],
    [16, 3],
    [4, 2],
  ]);
});

it('counts uses when a lens is seen', async () => {
  const { services, document, params } = await opened({ 'definition.spark': `<|>${apiDefinition}` });
  const provider = services.lsp.CodeLensProvider;
  assert.ok(provider instanceof SparkCodeLens);
  const lenses = (await provider.provideCodeLens(document)) ?? [];
  assert.ok(lenses.length > 2 && lenses.every(({ command }) => command === undefined));
  const titles = lenses.map((lens) => provider.resolve(lens).command?.title);
  assert.deepEqual(titles, ['1 reference', 'used once', 'used once', 'used 3 times', 'used 2 times']);
  const changed: CodeLens = { range: { start: { line: 99, character: 0 }, end: { line: 99, character: 9 } } };
  assert.deepEqual(provider.resolve(changed), changed);
  for (const data of [{ uri: 'file:///gone.spark' }, { uri: params.textDocument.uri }])
    assert.equal(provider.resolve({ ...changed, data }).command?.title, 'not used');
});

it('shows what leads where', async () => {
  const { services, document, params } = await opened({ 'api.spark': at(api, '/orders') });
  const hierarchy = services.lsp.CallHierarchyProvider;
  const [item] = (await hierarchy?.prepareCallHierarchy(document, params)) ?? [];
  assert.ok(item);
  const calls = await hierarchy?.outgoingCalls({ item });
  assert.deepEqual(
    calls?.map(({ to, fromRanges }) => [to.name, fromRanges[0]?.start.line]),
    [['/users', 7]],
  );
  assert.deepEqual(await hierarchy?.incomingCalls({ item }), []);
  await edit(services, 'api.spark', 'use api');
  assert.equal(await hierarchy?.outgoingCalls({ item }), undefined);
});

it('shows what is brought along at the end of the line, and only within the range', async () => {
  const { services, document, params } = await opened({ 'ash.spark': `<|>${ash}` });
  const hints = (start: number, end: number) =>
    services.lsp.InlayHintProvider?.getInlayHints(document, {
      ...params,
      range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
    });
  const found = (await hints(0, 99)) ?? [];
  const hint = found.find(({ label }) => String(label).startsWith('+ attribute patient_id'));
  assert.deepEqual(hint?.position, {
    line: 18,
    character: '  relationships { belongs_to patient: Patient }'.length,
  });
  assert.ok(!(await hints(0, 3))?.length);
});

it('finds elements of every language', async () => {
  const { services } = await opened({});
  const search = async (query: string) =>
    ((await services.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query })) ?? []) as SymbolInformation[];
  assert.deepEqual(
    (await search('register')).map(({ containerName }) => containerName),
    ['Patient'],
  );
  assert.ok((await search('/orders')).length === 1);
});
