/** What an editor gets for `.req` documents, over stdio. */
import assert from 'node:assert/strict';
import type {
  CodeAction,
  CodeLens,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, start } from './client.ts';
import { marked } from './marked.ts';

describe('.req documents', () => {
  let client: Client;
  let documents = 0;

  before(async () => {
    client = await start({ settings: {} });
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  /** Opens a marked text as an unsaved document. */
  function open(source: string) {
    const uri = `untitled:Untitled-${++documents}`;
    const { text, cursors, ranges } = marked(source);
    const document = client.open(uri, text);
    return { uri, document, ranges, cursor: cursors[0] ?? 0 };
  }

  const clinic = `project "Clinic"
glossary {
  patient (client): a person who is treated
}

# Patients
R1: Each patient has a name and an e-mail address.
R2: When a patient cancels an appointment, the system shall free the slot.
    priority: must

## Later
R3: As a receptionist, I want to register a patient, so that the patient can book.
`;

  it('finds what is wrong, with code and range', async () => {
    const { uri, document, ranges } = open('R1: Each room has a number.\n<|R1|>: Each patient has a name.\n');
    const [found] = (await client.diagnostics(uri)).filter(({ code }) => code === 'req/duplicate-id');
    assert.ok(found);
    assert.deepEqual(
      [document.offsetAt(found.range.start), document.offsetAt(found.range.end)],
      [ranges[0]?.start, ranges[0]?.end],
    );
  });

  it('finds nothing more once it is mended', async () => {
    const { uri } = open('R1: Each room has a number.\nR1: Each patient has a name.\n');
    await client.diagnostics(uri);
    client.change(uri, 'R1: Each room has a number.\nR2: Each patient has a name.\n');
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  async function actions(uri: string, offset: number, only?: string[]): Promise<CodeAction[]> {
    const position = client.document(uri).positionAt(offset);
    await client.diagnostics(uri);
    return client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  function applied(uri: string, edit: WorkspaceEdit | undefined): string {
    return TextDocument.applyEdits(client.document(uri), edit?.changes?.[uri] ?? []);
  }

  it('mends one finding, or all of its kind', async () => {
    const { uri, cursor } = open('R1: A room.\n<|>R1: A bed.\nR1: A chair.\n');
    const [fix, all] = (await actions(uri, cursor)).filter(({ title }) => /Rename|duplicate-id/.test(title));
    assert.equal(fix?.isPreferred, true);
    assert.equal(applied(uri, fix?.edit), 'R1: A room.\nR2: A bed.\nR1: A chair.\n');
    assert.equal(applied(uri, all?.edit), 'R1: A room.\nR2: A bed.\nR3: A chair.\n');
  });

  it('offers no fixes when the client asks for refactorings only', async () => {
    const { uri, cursor } = open('R1: A room.\n<|>R1: A bed.\n');
    assert.deepEqual(await actions(uri, cursor, ['refactor']), []);
  });

  async function hover(source: string): Promise<string> {
    const { uri, cursor } = open(source);
    const answer = await client.at<Hover | null>('textDocument/hover', uri, cursor);
    return (answer?.contents as { value: string } | undefined)?.value ?? '';
  }

  it('tells on an id what was understood', async () => {
    const text = await hover(clinic.replace('R2:', 'R<|>2:'));
    assert.match(text, /\*\*R2\*\* · event driven/);
    assert.match(text, /free slot/);
    assert.match(text, /No element of a model satisfies it yet/);
  });

  it('tells on a noun the entity and what the glossary says', async () => {
    const text = await hover(clinic.replace('Each patient', 'Each pat<|>ient'));
    assert.match(text, /a person who is treated/);
    assert.match(text, /entity `Patient`/);
    assert.match(text, /Has: `name`/);
  });

  it('tells on a field what it is for', async () => {
    assert.match(await hover(clinic.replace('priority', 'prio<|>rity')), /must, should, could/);
  });

  it('never lets a document put links into a hover', async () => {
    const text = await hover(
      'glossary {\n  thing: see [this](command:evil)\n}\nR1: Each th<|>ing has a name.\n',
    );
    assert.doesNotMatch(text, /\]\(/);
  });

  async function labels(source: string): Promise<string[]> {
    const { uri, cursor } = open(source);
    const list = await client.at<CompletionList>('textDocument/completion', uri, cursor);
    return list.items.map(({ label }) => label);
  }

  it('completes headers, forms and the next id where a line begins', async () => {
    const found = await labels('<|>');
    for (const label of ['project', 'glossary', 'R1:', 'When …, the system shall …'])
      assert.ok(found.includes(label), label);
    assert.equal((await labels(`${clinic}<|>`))[0], 'R4:');
  });

  it('completes forms after an id, fields under a statement, and known words in a sentence', async () => {
    assert.ok((await labels(`${clinic}R4: <|>`)).includes('As a …, I want to …, so that …'));
    assert.ok((await labels(`${clinic}    pr<|>`)).includes('priority'));
    assert.ok((await labels(`${clinic}R4: Each pa<|>`)).includes('patient'));
  });

  it('inserts a completion in place of the word before the cursor', async () => {
    const { uri, cursor } = open(`${clinic}R4: Each pa<|>`);
    const list = await client.at<CompletionList>('textDocument/completion', uri, cursor);
    const edit = list.items.find(({ label }) => label === 'patient')?.textEdit as TextEdit;
    assert.match(TextDocument.applyEdits(client.document(uri), [edit]), /R4: Each patient$/);
  });

  it('outlines headings with their statements', async () => {
    const { uri } = open(clinic);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    const tree = (nodes: DocumentSymbol[]): unknown =>
      nodes.map(({ name, children }) => (children ? [name, tree(children)] : name));
    assert.deepEqual(tree(symbols), ['patient', ['Patients', ['R1', 'R2', ['Later', ['R3']]]]]);
  });

  it('folds glossary, sections and statements with fields', async () => {
    const { uri } = open(clinic);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri },
    });
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]).sort(([a = 0], [b = 0]) => a - b),
      [
        [1, 3],
        [5, 11],
        [7, 8],
        [10, 11],
      ],
    );
  });

  it('colours id, keyword, actor, action and trigger', async () => {
    const { uri, document } = open(clinic);
    const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    const types = client.initialized?.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(i, i + 4);
      [line, character] = lines > 0 ? [line + lines, characters] : [line, character + characters];
      const end = { line, character: character + length };
      found.push(`${types[type]}:${document.getText({ start: { line, character }, end })}`);
    }
    for (const token of [
      'enumMember:R2',
      'keyword:When',
      'keyword:shall',
      'actor:receptionist',
      'action:free',
      'trigger:cancels an',
      'object:slot',
    ])
      assert.ok(found.includes(token), `${token} in ${found.join(' ')}`);
  });

  it('sums up above the document, each heading and each statement', async () => {
    const { uri } = open(clinic);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual(
      lenses.map(({ range }) => range.start.line),
      [0, 5, 10, 6, 7, 11],
    );
    assert.match(
      lenses[0]?.command?.title ?? '',
      /^3 statements · \d+ facts? · quality \d+ · readiness \d+ of 100$/,
    );
  });

  it('renames an id, and refuses one that is taken', async () => {
    const { uri, cursor } = open(clinic.replace('R2:', '<|>R2:'));
    const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, cursor, { newName: 'FR-9' });
    assert.match(applied(uri, edit), /\nFR-9: When a patient/);
    await assert.rejects(
      client.at('textDocument/rename', uri, cursor, { newName: 'R3' }),
      /R3 is the id of another statement/,
    );
  });

  it('refers to a statement from itself only when there is no model', async () => {
    const { uri, cursor } = open(clinic.replace('R2:', '<|>R2:'));
    const context = { includeDeclaration: true };
    const places = await client.at<Location[]>('textDocument/references', uri, cursor, { context });
    assert.equal(places.length, 1);
  });

  it('reads Windows line ends like others', async () => {
    const { uri, document } = open(clinic.replaceAll('\n', '\r\n').replace('R3: As', 'R2: As'));
    const found = (await client.diagnostics(uri)).filter(({ code }) => code === 'req/duplicate-id');
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['R2'],
    );
  });

  it('says about a document beyond the limit what to do, once', async () => {
    const { uri } = open('This is a sentence. '.repeat(150_000));
    const found = await client.diagnostics(uri);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['req/document-too-large'],
    );
    assert.match(String(found[0]?.message), /Split it/);
  });
});
