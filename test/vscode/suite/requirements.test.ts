/** Requirements in the editor: what is found, explained, taught, numbered, renamed and imported, as a person would ask for it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../client/src/ids.ts';
import { teachCommand } from '../../../server/src/lsp/protocol.ts';
import { bakeryUri, openBakery, removeBakery, writeBakery } from './bakery.ts';
import { listening, until, withSettings } from './extension.ts';
import { applyAction, ask, change, findings, placeOf } from './tour.ts';
import { closeAll, onDisk } from './workspace.ts';

const at = (position: vscode.Position): vscode.Range => new vscode.Range(position, position);

const weak = 'req/weak-verb: should';
const speed = 'req/missing-measure: quickly';
const unnumbered = 'req/missing-id: The till should print a receipt quickly.';

/** What the hover says where `text` begins. */
async function hover(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document, placeOf(document, text));
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))
    .join('\n');
}

describe('requirements', () => {
  before(writeBakery);
  afterEach(closeAll);
  after(removeBakery);

  it('in a .req.md file are requirements, with findings and a line above each', async () => {
    const orders = await openBakery('orders.req.md');
    assert.equal(orders.languageId, 'requirements');
    await findings(orders, weak, speed, unnumbered);
    const lenses = await ask<vscode.CodeLens[]>('executeCodeLensProvider', orders, 99);
    const above = (line: number) =>
      lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title);
    assert.match(String(above(placeOf(orders, 'R1').line)), /^\d+ facts$/);
    assert.match(String(above(placeOf(orders, '- The till').line)), /^\d+ facts? · 3 findings$/);
    const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', orders);
    const groups = symbols.flatMap(({ children }) => children.map(({ name }) => name));
    assert.deepEqual([symbols.length, ...groups], [1, 'Orders', 'Wishes']);
  });

  it('have the severities of the settings, at once', async () => {
    const orders = await openBakery('orders.req.md');
    await findings(orders, weak, speed, unnumbered);
    const severity = { 'req/weak-verb': 'off', 'req/missing-measure': 'error' };
    await withSettings({ 'requirements.severity': severity }, async () => {
      await findings(orders, speed, unnumbered);
      const [measure] = vscode.languages
        .getDiagnostics(orders.uri)
        .filter(({ message }) => message.includes('quickly'));
      assert.equal(measure?.severity, vscode.DiagnosticSeverity.Error);
    });
    await findings(orders, weak, speed, unnumbered);
  });

  it('have findings that the light bulb explains, and so does their code', async () => {
    const orders = await openBakery('orders.req.md');
    await findings(orders, weak, speed, unnumbered);
    const range = at(placeOf(orders, 'quickly'));
    const actions = await ask<vscode.CodeAction[]>('executeCodeActionProvider', orders, range);
    const explain = actions.find(({ title }) => title === 'Explain req/missing-measure')?.command;
    assert.ok(explain, actions.map(({ title }) => title).join(', '));
    await vscode.commands.executeCommand(explain.command, ...(explain.arguments ?? []));
    const { tabGroups } = vscode.window;
    await until('the page', () => tabGroups.activeTabGroup.activeTab?.label.includes('req missing-measure'));
    const targets = vscode.languages
      .getDiagnostics(orders.uri)
      .flatMap(({ code }) => (typeof code === 'object' ? [code] : []));
    const target = targets.find(({ value }) => value === 'req/missing-measure')?.target;
    assert.ok(target, 'the code leads nowhere');
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /^# req\/missing-measure\n/);
  });

  it('are understood as they were taught, from the light bulb on', () =>
    listening(async (ui) => {
      const orders = await openBakery('orders.req.md');
      assert.match(await hover(orders, 'oven.'), /^entity `Oven`/);
      await applyAction(orders, at(placeOf(orders, 'oven.')), 'Teach: oven is not an entity', 'refactor');
      assert.match(orders.getText(), /\n## Corrections\n\n- oven is not an entity\n$/);
      assert.match(await hover(orders, 'oven.'), /^\*\*R2\*\* .*Entities: `Order`\n/s);
      // What asks first: the answer is the first that is offered.
      const asking = { uri: orders.uri.toString(), name: 'guest', form: 'same' };
      await vscode.commands.executeCommand(teachCommand, asking);
      await until('the answer', () => /- guest means \w+/.test(orders.getText()));
      assert.deepEqual(ui.messages, []);
      assert.match(ui.notes.join(), /now says: guest means/);
    }));

  it('are understood as the palette was told, in a block of corrections', () =>
    listening(async (ui) => {
      const payments = await openBakery('payments.req');
      // The first answer to each question: two names for one thing, the first thing, and the next.
      await vscode.commands.executeCommand(commands.refineSpecification);
      assert.match(payments.getText(), /\ncorrections \{\n {2}cake means \w+\n\}\n$/, ui.transcript);
    }));

  it('are mended in one go', async () => {
    const orders = await openBakery('orders.req.md');
    await findings(orders, weak, speed, unnumbered);
    await vscode.commands.executeCommand('editor.action.fixAll');
    await findings(orders, speed);
    assert.match(orders.getText(), /^- R4: The till shall print a receipt quickly\.$/m);
  });

  it('get the next number where they have none', async () => {
    const orders = await openBakery('orders.req.md');
    await findings(orders, weak, speed, unnumbered);
    await applyAction(orders, at(placeOf(orders, 'till')), 'Number it R4');
    assert.ok(orders.getText().includes('\n- R4: The till should print'));
    await findings(orders, weak, speed);
  });

  it('may say why a finding is right where it stands', async () => {
    const orders = await openBakery('orders.req.md');
    await findings(orders, weak, speed, unnumbered);
    const range = at(placeOf(orders, 'should'));
    await applyAction(orders, range, 'Suppress req/weak-verb here with a reason');
    await until('the comment', () => orders.getText().includes('allow req/weak-verb: '));
  });

  it('have their terms renamed through prose, in each document', async () => {
    const payments = await openBakery('payments.req');
    const orders = await openBakery('orders.req.md');
    const place = placeOf(orders, 'guest');
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', orders, place, 'customer');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(orders.getText().includes('When a customer cancels an order'));
    assert.ok(payments.getText().includes('R5: A customer pays each order'));
  });

  it('complete the frames of EARS and the measure that is left open', async () => {
    const orders = await openBakery('orders.req.md');
    await change(orders, 'receipt quickly.', 'receipt within [measure].\n- W');
    const labels = async (text: string): Promise<string> => {
      const { items } = await ask<vscode.CompletionList>(
        'executeCompletionItemProvider',
        orders,
        placeOf(orders, text),
      );
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label)).join('\n');
    };
    assert.match(await labels('- W|'), /^When /m);
    assert.match(await labels('[meas|ure]'), /\d seconds/);
  });

  it('of Kiro are imported into a document that is not saved, with their numbers', () =>
    listening(async (ui) => {
      await vscode.commands.executeCommand(commands.importRequirements, bakeryUri('requirements.md'));
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled, ui.transcript);
      assert.equal(document.languageId, 'requirements');
      assert.match(document.getText(), /^1: As a courier, I want to see my deliveries/m);
      const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document);
      const statements = symbols.flatMap(({ children }) => children.map(({ name }) => name));
      assert.deepEqual(statements, ['1', '1.1', '1.2']);
      assert.equal(await onDisk(bakeryUri('requirements.req')), undefined);
    }));

  it('of several chosen files are imported each into a document of its own, which is checked', () =>
    listening(async (ui) => {
      const list = bakeryUri('wishes.csv');
      const rows = 'ID;Requirement;Priority\nW-7;The till should print a receipt.;must\n';
      await vscode.workspace.fs.writeFile(list, new TextEncoder().encode(rows));
      ui.chosen = [bakeryUri('requirements.md'), list];
      await vscode.commands.executeCommand(commands.importRequirements);
      const documents = vscode.workspace.textDocuments.filter(
        ({ isUntitled, languageId }) => isUntitled && languageId === 'requirements',
      );
      const texts = documents.map((document) => document.getText());
      assert.ok(
        texts.some((text) => text.includes('1: As a courier')) && texts.some((text) => text.includes('W-7')),
        texts.join('\n---\n'),
      );
      const wishes = documents.find((document) => document.getText().includes('W-7'));
      assert.ok(wishes);
      await findings(wishes, weak);
      assert.equal(await onDisk(bakeryUri('wishes.req')), undefined);
    }));
});
