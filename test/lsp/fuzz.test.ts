/** Random edits: the server lives, and knows after each what it would know of the text from scratch. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Diagnostic, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { checkIn, createWorkspace, parseSpark } from '../../server/src/language/spark/index.ts';
import { type Client, start } from './client.ts';

describe('random edits', () => {
  const clinic = readFileSync(new URL('../../examples/clinic/clinic.req', import.meta.url), 'utf8');
  const model = `use ash.domain, ash.resource

domain Clinic { resources [Patient] }

resource Patient {
  satisfies [R1]
  attributes {
    uuid_primary_key id
    attribute name: string { allow_nil? false }
  }
}
`;

  let client: Client;

  before(async () => {
    client = await start();
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
  });

  const scraps = [
    ...[
      '',
      ' ',
      '\n',
      '\r\n',
      '\n\n',
      '    ',
      '# ',
      '- ',
      'R1: ',
      'R1',
      ':',
      '"',
      '{',
      '}',
      'glossary {\n',
      'corrections {\n',
      'patient means client\n',
      '# Corrections\n',
      'is not an entity',
      '// ',
      '/*',
      '*/',
    ],
    ...[
      'shall ',
      'if possible',
      'etc. ',
      'priority: ',
      'é',
      '😀',
      '\u200b',
      '\u202e',
      '\0',
      'project "',
      '1. ',
      'Given a\nWhen b\n',
    ],
    ...['resource X {', 'attribute ', 'satisfies [R2]', ']', '[', 'use ', '`', '=', 'belongs_to p: Patient '],
  ];
  const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 60 }), scrap: fc.constantFrom(...scraps) });

  const order = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics.map((one) => JSON.stringify(one)).sort();

  /** The diagnostics of the same text in a document that was never edited, with its URI put in place. */
  async function fromScratch(document: TextDocument): Promise<string[]> {
    const uri = document.uri.replace('file:///', `file:///scratch/${document.version}/`);
    client.open(uri, document.getText());
    const found = await client.diagnostics(uri);
    client.close(uri);
    return order(found).map((one) => one.replaceAll(uri, document.uri));
  }

  async function survives(
    uri: string,
    text: string,
    edits: readonly { at: number; length: number; scrap: string }[],
  ) {
    client.open(uri, text);
    for (const [index, { at, length, scrap }] of edits.entries()) {
      const document = client.document(uri);
      const size = document.getText().length;
      const offset = at % (size + 1);
      const range = {
        start: document.positionAt(offset),
        end: document.positionAt(Math.min(size, offset + length)),
      };
      const after = client.change(uri, scrap, range);
      // Requests in the middle of typing are answered from some version, or say that they were cancelled.
      if (index % 5 === 0)
        await Promise.allSettled(
          requests.map((method) => client.at(method, uri, offset, everyParameter(range))),
        );
      if (index % 10 === 9) assert.deepEqual(order(await client.diagnostics(uri)), await fromScratch(after));
    }
    client.close(uri);
  }

  /** What some of the requests ask for beyond a position. */
  const everyParameter = (range: Range) => ({
    range,
    positions: [range.start, range.end],
    newName: 'boarding pass',
    context: { diagnostics: [], includeDeclaration: true },
  });

  const requests = [
    'textDocument/hover',
    'textDocument/completion',
    'textDocument/definition',
    'textDocument/semanticTokens/full',
    'textDocument/documentSymbol',
    'textDocument/foldingRange',
    'textDocument/codeLens',
    'textDocument/signatureHelp',
    'textDocument/documentHighlight',
    'textDocument/documentLink',
    'textDocument/prepareCallHierarchy',
    'textDocument/references',
    'textDocument/prepareRename',
    'textDocument/rename',
    'textDocument/codeAction',
    'textDocument/inlayHint',
    'textDocument/selectionRange',
  ];

  it('survives random edits of requirements', async () => {
    const edits = fc.sample(edit, { seed: 1, numRuns: 200 });
    await survives('file:///fuzz.req', clinic, edits);
  });

  it('survives random edits of a model', async () => {
    const edits = fc.sample(edit, { seed: 2, numRuns: 200 });
    await survives('file:///fuzz.spark', model, edits);
  });

  const shop = `dsl shop {
  section shop { entity entry { arg name: atom { unique true }  arg of: reference(resource)  option key: reference(attribute, of: of) } }
}
`;
  const several: Readonly<Record<string, string>> = {
    'file:///several/0.spark': shop,
    'file:///several/1.spark':
      'use ash.resource, shop\nresource Parcel {\n  attributes { attribute code: string }\n  relationships { belongs_to depot: Depot }\n}\nshop { entry parcel: Parcel { key code } }\n',
    'file:///several/2.spark':
      'use ash.resource\nresource Depot {\n  attributes { attribute name: string }\n  relationships { has_many parcels: Parcel { destination_attribute depot_id } }\n}\n',
    'file:///several/3.spark': 'use shop\nshop { entry stop: Depot { key name } }\n',
  };

  /** Codes and texts of what there is to say of each document, computed here and from nothing. */
  function expected(uris: readonly string[]): readonly string[] {
    const workspace = createWorkspace(uris.map((uri) => parseSpark(client.document(uri).getText(), uri)));
    return workspace.documents.map((document) =>
      checkIn(workspace, document)
        .map(({ code, message, span }) => `${span.start} ${code} ${message}`)
        .sort()
        .join('\n'),
    );
  }

  function shown(uris: readonly string[]): readonly string[] {
    return uris.map((uri) =>
      client
        .shown(uri)
        .map(({ code, message, range }) => `${client.document(uri).offsetAt(range.start)} ${code} ${message}`)
        .sort()
        .join('\n'),
    );
  }

  it('knows of models that lead to each other what it would know from scratch', async () => {
    const uris = Object.keys(several);
    for (const [uri, text] of Object.entries(several)) client.open(uri, text);
    const steps = fc.sample(fc.tuple(fc.constantFrom(...uris), edit, fc.boolean()), {
      seed: 3,
      numRuns: 120,
    });
    for (const [index, [uri, { at, length, scrap }, restore]] of steps.entries()) {
      const document = client.document(uri);
      const size = document.getText().length;
      const offset = at % (size + 1);
      if (restore) client.change(uri, several[uri] ?? '');
      else
        client.change(uri, scrap, {
          start: document.positionAt(offset),
          end: document.positionAt(Math.min(size, offset + (length % 9))),
        });
      // Sometimes the next edit comes while the server is still busy with others.
      if (index % 3 === 0) continue;
      for (const each of uris) await client.diagnostics(each);
      const wanted = expected(uris);
      // What does not come within a minute, on however busy a machine, does not come at all.
      const deadline = Date.now() + 60_000;
      while (Date.now() < deadline && JSON.stringify(shown(uris)) !== JSON.stringify(wanted))
        await new Promise((resolve) => setTimeout(resolve, 5));
      assert.deepEqual(shown(uris), wanted);
    }
    for (const uri of uris) client.close(uri);
  });
});
