/** What documents lead to, over stdio: the prelude as documents, lenses, selections, hints; and that no handler minds what it is asked. */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  DocumentSymbol,
  Hover,
  InlayHint,
  LocationLink,
  SelectionRange,
  SignatureHelp,
} from 'vscode-languageserver';
import { type Client, start } from './client.ts';
import { marked } from './marked.ts';

const model = marked(`use ash.resource

resource <|Patient|> {
  attributes {
    uuid_primary_key id
    <|>attribute name: <|>string
  }
}

resource Visit {
  attributes {
    uuid_primary_key id
  }
  relationships {
    belongs_to patient: Patient
  }
}
`);
const prelude = 'spark-prelude:/ash.resource.spark';

/** Text of a built-in document, as the client asks for it. */
async function builtIn(client: Client, uri: string): Promise<string | null> {
  const { text } = await client.request<{ text: string | null }>('sparkFactory/builtInDocument', { uri });
  return text;
}

describe('what .spark documents lead to', () => {
  const uri = 'file:///elsewhere/model.spark';
  let client: Client;

  before(async () => {
    client = await start();
    client.open(uri, model.text);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  it('leads into the prelude, whose documents can be read and asked about', async () => {
    const [link] = await client.at<LocationLink[]>('textDocument/definition', uri, model.cursors[0] ?? 0);
    assert.equal(link?.targetUri, prelude);
    const text = await builtIn(client, prelude);
    assert.ok(text);
    assert.equal(await builtIn(client, 'spark-prelude:/nothing.spark'), null);
    const document = client.open(prelude, text);
    assert.equal(document.getText(link.targetSelectionRange), 'attribute');
    assert.deepEqual(await client.diagnostics(prelude), []);
    const place = link.targetSelectionRange.start;
    const hover = await client.at<Hover>('textDocument/hover', prelude, {
      ...place,
      character: place.character - 5,
    });
    assert.match(JSON.stringify(hover.contents), /entity/);
    const symbols = await client.at<DocumentSymbol[]>('textDocument/documentSymbol', prelude, 0);
    assert.equal(symbols[0]?.name, 'ash.resource');
    await assert.rejects(
      client.at('textDocument/rename', prelude, place, { newName: 'x' }),
      /part of the prelude/,
    );
    await assert.rejects(
      client.at('textDocument/rename', uri, model.cursors[0] ?? 0, { newName: 'x' }),
      /part of the prelude/,
    );
    client.close(prelude);
    assert.ok(await client.at('textDocument/hover', uri, model.cursors[0] ?? 0));
  });

  it('says what it can do', () => {
    const { capabilities } = client.initialized ?? {};
    assert.equal(capabilities?.selectionRangeProvider, true);
    assert.deepEqual(capabilities?.codeLensProvider, { resolveProvider: true });
    assert.ok(capabilities?.callHierarchyProvider && capabilities.inlayHintProvider);
    assert.ok(capabilities.documentLinkProvider && capabilities.signatureHelpProvider);
    // Behind these, a name or a value begins.
    for (const character of '[(:,.^`')
      assert.ok(capabilities.completionProvider?.triggerCharacters?.includes(character), character);
  });

  it('counts references in lenses, with what the client needs to show them', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal(lenses.length, 2);
    const lens = await client.request<CodeLens>('codeLens/resolve', lenses[0]);
    assert.equal(lens.command?.title, '1 reference');
    assert.equal(lens.command?.command, 'sparkFactory.showReferences');
    const [{ locations }] = lens.command?.arguments ?? [];
    assert.deepEqual(locations[0].range.start, { line: 14, character: 24 });
  });

  it('grows selections, helps with signatures, and hints at what is brought along', async () => {
    const position = client.document(uri).positionAt(model.cursors[1] ?? 0);
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri },
      positions: [position],
    });
    assert.equal(client.document(uri).getText(selection?.parent?.range), 'name: string');
    const help = await client.at<SignatureHelp>('textDocument/signatureHelp', uri, position);
    assert.equal(help.signatures[0]?.label, 'attribute name: type');
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
    assert.ok(hints.some(({ label }) => String(label).startsWith('+ attribute patient_id')));
  });

  it('offers no fragment where files cannot be created', async () => {
    const document = client.document(uri);
    const position = document.positionAt(document.getText().indexOf('attributes') + 1);
    const found = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor.extract'] },
    });
    assert.deepEqual(found, []);
  });

  it('answers whatever it is asked about whatever document', async () => {
    const broken = 'file:///elsewhere/broken.spark';
    const texts = [
      '',
      'use',
      'dsl x { entity e { arg a: reference( } }',
      'use ash.resource\nresource A { attributes { attribute a: integer(',
      '}} "x {[(',
      model.text.slice(0, -9),
    ];
    for (const text of texts) {
      client.open(broken, text);
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      for (const offset of [0, Math.floor(text.length / 2), text.length])
        for (const method of [
          'textDocument/signatureHelp',
          'textDocument/definition',
          'textDocument/documentHighlight',
          'textDocument/foldingRange',
          'textDocument/documentLink',
          'textDocument/codeLens',
          'textDocument/inlayHint',
          'textDocument/prepareCallHierarchy',
        ])
          await client.at(method, broken, offset, { range, context: {} });
      const [position] = [client.document(broken).positionAt(text.length)];
      await client.request('textDocument/selectionRange', {
        textDocument: { uri: broken },
        positions: [position],
      });
      await client.request('codeLens/resolve', { range, data: { uri: broken } });
      client.close(broken);
    }
    for (const data of [undefined, null, 7, {}, { uri: 'nowhere' }, { uri: 7 }])
      await client.request('codeLens/resolve', {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
        data,
      });
    const item = {
      name: 'x',
      kind: 5,
      uri: 'file:///gone.spark',
      range: {},
      selectionRange: { start: { line: 0, character: 0 } },
    };
    for (const method of ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'])
      assert.equal(await client.request(method, { item }), null);
    assert.equal(
      await client.request('textDocument/hover', {
        textDocument: { uri: prelude },
        position: { line: 0, character: 0 },
      }),
      null,
    );
  });
});
