/** From statements to the elements that satisfy them and back, over stdio, with files of a workspace. */
import assert from 'node:assert/strict';
import type { CodeLens, Hover, Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver';
import { type Client, start } from './client.ts';
import { marked } from './marked.ts';
import { type Workspace, workspace } from './workspace.ts';

describe('provenance', () => {
  const requirements = marked(`# Patients
<|R1|>: Each <|>patient has a name.
R2: A patient books appointments.
`);
  const model = marked(`use ash.domain, ash.resource

domain Clinic {
  requirements "clinic.req"
  resources [Patient]
}

resource <|Patient|> {
  satisfies [<|R1|>]
  attributes {
    uuid_primary_key id
    attribute <|name|>: string { satisfies [<|R1|>, R9<|>] }
  }
}
`);
  const [patient, first, nameAttribute, second] = model.ranges;

  let folder: Workspace;
  let client: Client;
  let req: string;
  let spark: string;

  before(async () => {
    folder = workspace({
      'clinic.req': requirements.text,
      'models/model.spark': model.text.replace('"clinic.req"', '"../clinic.req"'),
      'model.spark': model.text,
      '.hidden/copy.spark': model.text,
      'node_modules/copy.spark': model.text,
      '.spark-factory/copy.spark': model.text,
    });
    client = await start({ folder: folder.folder });
    req = folder.uri('clinic.req');
    spark = folder.uri('model.spark');
    client.open(req, requirements.text);
    client.open(spark, model.text);
    await client.diagnostics(spark);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
    folder.remove();
  });

  const span = (uri: string, { range }: { range: Location['range'] }) => {
    const document = client.document(uri);
    return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  };

  it('quotes at the name of an element the statements that asked for it', async () => {
    for (const range of [patient, nameAttribute]) {
      const hover = await client.at<Hover>('textDocument/hover', spark, range?.start ?? 0);
      const { value } = hover.contents as { value: string };
      assert.match(value, /Asked for by\n\n- \*\*R1\*\* Each patient has a name\\?\.$/);
    }
  });

  it('leads from an id to the elements that satisfy the statement, in files that are not open, too', async () => {
    const links = await client.at<LocationLink[]>(
      'textDocument/definition',
      req,
      requirements.ranges[0]?.start ?? 0,
    );
    const own = links.filter(({ targetUri }) => targetUri === spark);
    assert.deepEqual(
      own.map(({ targetSelectionRange }) => span(spark, { range: targetSelectionRange })),
      [patient, nameAttribute],
    );
    const others = new Set(links.map(({ targetUri }) => targetUri));
    assert.deepEqual([...others].sort(), [spark, folder.uri('models/model.spark')].sort());
  });

  it('leads from a noun to its resource', async () => {
    const links = await client.at<LocationLink[]>(
      'textDocument/definition',
      req,
      requirements.cursors[0] ?? 0,
    );
    assert.ok(links.some(({ targetUri }) => targetUri === spark));
  });

  it('leads from an id in a model to the statement', async () => {
    const [link] = await client.at<LocationLink[]>('textDocument/definition', spark, first?.start ?? 0);
    assert.equal(link?.targetUri, req);
    assert.deepEqual(span(req, { range: link.targetSelectionRange }), requirements.ranges[0]);
  });

  it('shows the statement on an id in a model, and says when there is none', async () => {
    const known = await client.at<Hover>('textDocument/hover', spark, second?.start ?? 0);
    assert.match((known.contents as { value: string }).value, /Each patient has a name/);
    const unknown = await client.at<Hover>('textDocument/hover', spark, model.cursors[0] ?? 0);
    assert.match((unknown.contents as { value: string }).value, /No requirement document/);
  });

  it('finds all places that name a statement, from either side', async () => {
    const context = { includeDeclaration: true };
    const from = async (uri: string, offset = 0) => {
      const found = await client.at<Location[]>('textDocument/references', uri, offset, { context });
      return found
        .filter(({ uri: place }) => place === req || place === spark)
        .map((place) => span(place.uri, place));
    };
    const all = [requirements.ranges[0], first, second];
    assert.deepEqual(await from(req, requirements.ranges[0]?.start), all);
    assert.deepEqual(await from(spark, second?.start), all);
  });

  it('renames an id in the models, too', async () => {
    const offset = requirements.ranges[0]?.start ?? 0;
    const edit = await client.at<WorkspaceEdit>('textDocument/rename', req, offset, { newName: 'FR-1' });
    assert.deepEqual(
      edit.changes?.[spark]?.map(({ newText }) => newText),
      ['"FR-1"', '"FR-1"'],
    );
  });

  it('counts above the requirements what models cover', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: req } });
    assert.match(lenses[0]?.command?.title ?? '', /1 of 2 covered by/);
  });

  it('follows an edit of the model at once', async () => {
    const document = client.document(spark);
    const range = {
      start: document.positionAt(first?.start ?? 0),
      end: document.positionAt(first?.end ?? 0),
    };
    client.change(spark, 'R2', range);
    await client.diagnostics(spark);
    const hover = await client.at<Hover>('textDocument/hover', spark, first?.start ?? 0);
    assert.match((hover.contents as { value: string }).value, /books appointments/);
  });
});
