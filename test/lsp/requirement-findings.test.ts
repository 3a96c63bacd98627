/** What a person can make of findings of `.req` documents in an editor, over stdio: severities, suppressing, mending, explaining. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findingPageUri } from '../../server/src/lsp/protocol.ts';
import { type Client, start } from './client.ts';

const text = 'R1: The search should be intuitive.\nR2: The list should be short.\n';
const uri = 'untitled:findings';

describe('findings of .req documents', () => {
  let client: Client;
  const severity: Record<string, string> = { 'req/vague-term': 'error' };

  before(async () => {
    client = await start({
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
      settings: { 'sparkFactory.requirements.severity': severity },
    });
    client.open(uri, text);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
  });

  async function actions(word: string, only?: string): Promise<CodeAction[]> {
    const position = client.document(uri).positionAt(text.indexOf(word) + 1);
    return await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only === undefined ? {} : { only: [only] }) },
    });
  }

  const applied = ({ edit }: CodeAction): string =>
    TextDocument.applyEdits(client.document(uri), edit?.changes?.[uri] ?? []);

  it('have the severity of the settings, and a page that explains them', async () => {
    const found = await client.diagnostics(uri);
    const vague = found.find(({ code }) => code === 'req/vague-term');
    assert.equal(vague?.severity, 1);
    assert.equal(vague?.codeDescription?.href, findingPageUri('req/vague-term'));
    const page = (href: string) =>
      client.request<{ text: string | null }>('sparkFactory/builtInDocument', { uri: href });
    assert.match(
      (await page(vague?.codeDescription?.href ?? '')).text ?? '',
      /^# req\/vague-term\n[\s\S]*Found in/,
    );
    assert.equal((await page(findingPageUri('req/nothing'))).text, null);
  });

  it('can be explained, allowed here or in the file, and mended one by one, of a kind and all', async () => {
    const offered = await actions('intuitive');
    const titled = (title: RegExp): CodeAction => {
      const action = offered.find((each) => title.test(each.title));
      assert.ok(action, offered.map((each) => each.title).join('\n'));
      return action;
    };
    assert.deepEqual(titled(/^Explain req\/vague-term$/).command?.arguments, [{ code: 'req/vague-term' }]);
    assert.match(
      applied(titled(/^Suppress req\/vague-term here/)),
      /^\/\/ allow req\/vague-term: <.*>\nR1: /,
    );
    assert.match(applied(titled(/^Suppress req\/vague-term in this file/)), /^\/\/ allow-file /);
    const all = (await actions('should')).find(({ title }) => title.startsWith('Fix all 2 of this kind'));
    assert.ok(all);
    assert.equal(applied(all), text.replaceAll('should', 'shall'));
    const [everything] = await actions('R1', 'source.fixAll');
    assert.ok(everything);
    assert.doesNotMatch(applied(everything), /should/);
  });

  it('follow the settings when they change', async () => {
    severity['req/vague-term'] = 'off';
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { sparkFactory: { requirements: { severity } } },
    });
    const codes = async () => (await client.diagnostics(uri)).map(({ code }) => code);
    // How soon they are shown anew, nobody knows; the test's own time is the limit.
    while ((await codes()).includes('req/vague-term'))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
});
