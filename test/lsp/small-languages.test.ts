/** A language of one's own, over stdio: what its definition says counts at once in documents that are open, without a restart. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { CompletionList, Diagnostic, Hover, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, start } from './client.ts';
import { type Workspace, workspace } from './workspace.ts';

const folder = new URL('../../examples/languages/feed/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

describe('a language that is defined in the workspace', () => {
  const definition = files['feed.spark'] ?? '';
  const rules = files['jobs.rules.spark'] ?? '';
  let work: Workspace;
  let client: Client;

  before(async () => {
    work = workspace(files);
    client = await start({ folder: work.folder });
    client.open(work.uri('jobs.rules.spark'), rules);
    client.open(work.uri('feed.spark'), definition);
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
    work.remove();
  });

  /** Waits until the findings of the open document are so many. */
  async function findings(count: number): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = await client.diagnostics(work.uri('jobs.rules.spark'));
      if (found.length === count) return found;
      await client.notification('textDocument/publishDiagnostics');
    }
  }

  it('checks documents that are open when their definition changes, and again when it changes back', async () => {
    await findings(0);
    client.change(work.uri('feed.spark'), definition.replace('option stop?', 'option halt?'));
    const found = await findings(2);
    for (const { message } of found) assert.match(String(message), /`stop\?`|drops items/);
    client.change(work.uri('feed.spark'), definition);
    await findings(0);
  });

  it('offers and explains what the definition brings from now on', async () => {
    const more = definition.replace(
      'option stop?',
      'option sound: string { doc "What is played." }\n        option stop?',
    );
    client.change(work.uri('feed.spark'), more);
    const uri = work.uri('jobs.rules.spark');
    const place = rules.indexOf('      then drop');
    const { items } = await client.at<CompletionList>('textDocument/completion', uri, place);
    assert.ok(items.some(({ label }) => label === 'sound'));
    const text = rules.replace('      then drop', '      sound "ping"\n      then drop');
    client.change(uri, text);
    await findings(0);
    const hover = await client.at<Hover>('textDocument/hover', uri, text.indexOf('sound'));
    assert.match(JSON.stringify(hover), /What is played/);
    client.change(uri, rules);
    client.change(work.uri('feed.spark'), definition);
    await findings(0);
  });

  it('renames a part of the definition in documents that are open, and in those that are not', async () => {
    const uri = work.uri('feed.spark');
    const edit = await client.at<WorkspaceEdit>('textDocument/rename', uri, definition.indexOf('stop?: '), {
      newName: 'halt?',
    });
    const { changes = {} } = edit;
    const changed = Object.keys(changes).map((each) => each.slice(each.lastIndexOf('/') + 1));
    assert.deepEqual(changed.sort(), ['feed.spark', 'jobs.rules.spark', 'security.spark']);
    for (const each of Object.keys(changes)) {
      const before = files[each.slice(each.lastIndexOf('/') + 1)] ?? '';
      const document = TextDocument.create(each, 'spark', 1, before);
      const after = TextDocument.applyEdits(document, changes[each] ?? []);
      assert.equal(after, before.replaceAll('stop?', 'halt?'));
    }
  });
});
