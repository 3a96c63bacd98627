/** What an editor gets for `.spark` documents, over stdio: the wiring of the services; they have tests of their own. */
import assert from 'node:assert/strict';
import type { CodeAction, LocationLink, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, start } from './client.ts';
import { marked } from './marked.ts';

describe('.spark documents', () => {
  const model = marked(`use ash.domain, ash.resource

domain Clinic {
  resources [Patient, Visit]
}

resource <|Patient|> {
  attributes {
    uuid_primary_key id
  }
}

resource Visit {
  attributes {
    uuid_primary_key id
  }
  relationships {
    belongs_to patient: <|>Patient
  }
}
`);
  let client: Client;

  before(async () => {
    client = await start();
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  it('finds nothing in a right model, and the name that leads nowhere in a wrong one, with a fix', async () => {
    const good = 'file:///elsewhere/good.spark';
    client.open(good, model.text);
    assert.deepEqual(await client.diagnostics(good), []);
    const bad = model.text.replace('patient: Patient', 'patient: Patiant');
    client.change(good, bad);
    const [found] = await client.diagnostics(good);
    assert.ok(found);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: good },
      range: found.range,
      context: { diagnostics: [found] },
    });
    const edits = actions.flatMap(({ edit }) => edit?.changes?.[good] ?? []);
    assert.equal(TextDocument.applyEdits(client.document(good), edits.slice(0, 1)), model.text);
    client.close(good);
  });

  it('leads from a use to the definition', async () => {
    const spark = 'file:///elsewhere/model.spark';
    client.open(spark, model.text);
    const [link] = await client.at<LocationLink[]>('textDocument/definition', spark, model.cursors[0] ?? 0);
    assert.equal(
      client.document(spark).offsetAt(link?.targetSelectionRange.start ?? { line: 0, character: 0 }),
      model.ranges[0]?.start,
    );
  });

  it('renames a resource everywhere', async () => {
    const spark = 'file:///elsewhere/model.spark';
    const edit = await client.at<WorkspaceEdit>('textDocument/rename', spark, model.cursors[0] ?? 0, {
      newName: 'Person',
    });
    const after = TextDocument.applyEdits(client.document(spark), edit.changes?.[spark] ?? []);
    assert.equal(after, model.text.replaceAll('Patient', 'Person'));
  });

  it('formats what is laid out badly', async () => {
    const spark = 'file:///elsewhere/untidy.spark';
    const untidy = model.text.replaceAll(/\n +/g, '\n');
    client.open(spark, untidy);
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: spark },
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.equal(TextDocument.applyEdits(client.document(spark), edits), model.text);
  });
});
