/** Requirements in Markdown, over stdio: `.req.md` files as a whole, ordinary Markdown in its `req` fences only. */
import assert from 'node:assert/strict';
import type { CodeAction, Hover } from 'vscode-languageserver';
import { type Client, start } from './client.ts';
import { type Workspace, workspace } from './workspace.ts';

describe('requirements in Markdown', () => {
  let client: Client;
  let files: Workspace;
  const uriOf = (name: string): string => files.uri(name);

  before(async () => {
    files = workspace({
      'clinic.req.md': '# Clinic\n\nR1: A room has a number.\nR1: A bed is white.\n',
      'notes.md': '```req\nR1: A room has a number.\nR1: A bed is white.\n```\n',
    });
    client = await start({ folder: files.folder, settings: {} });
  });

  after(async () => {
    assert.deepEqual(client.errors, []);
    await client.stop();
    files.remove();
  });

  const duplicates = async (uri: string) => {
    const all = await (client.isOpen(uri) ? client.diagnostics(uri) : client.diagnosticsOfFile(uri));
    return all.filter(({ code }) => code === 'req/duplicate-id');
  };

  it('reads a .req.md file of the workspace that nobody opened', async () => {
    const [found] = await duplicates(uriOf('clinic.req.md'));
    assert.deepEqual(found?.range.start, { line: 3, character: 0 });
    assert.deepEqual(client.shown(uriOf('notes.md')), [], 'ordinary Markdown is not looked at');
  });

  const guide = `---
title: Guide
---
# Guide

R1: Not read. R1: Not read.

\`\`\`req
R1: Each **patient** has a name.
R1: Each patient has a [date of birth](#birth).
\`\`\`

R1: Not read either.
`;

  it('finds what is wrong in a fence of an open Markdown file, where it stands there', async () => {
    const uri = uriOf('notes.md');
    client.open(uri, guide);
    const found = await duplicates(uri);
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [{ line: 9, character: 0 }],
    );
    const hover = await client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 8, character: 13 },
    });
    assert.deepEqual(hover?.range?.start, { line: 8, character: 11 });
  });

  it('numbers all statements when asked for, each on its line', async () => {
    const uri = uriOf('list.req.md');
    client.open(uri, '# List\n\n- A room has a number.\n- A bed is white. It is long.\n');
    await client.diagnostics(uri);
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.numberStatements'] },
    });
    const edits = action?.edit?.changes?.[uri]?.map(({ newText, range }) => [newText, range.start]);
    assert.deepEqual(edits, [
      ['R1: ', { line: 2, character: 2 }],
      ['R2: ', { line: 3, character: 2 }],
    ]);
  });

  it('finds nothing outside of fences, however it is written', async () => {
    const uri = uriOf('notes.md');
    client.change(uri, guide.replace('```req', '```js'));
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(uri);
  });

  it('says nothing of Markdown without requirements', async () => {
    const uri = uriOf('readme.md');
    client.open(uri, '# Readme\n\nTBD: etc. it should be fast and/or nice.\n');
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});
