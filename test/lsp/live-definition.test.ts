/** A definition and a document of it, both open over stdio: what changes in one is found in the other. */
import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { start } from './client.ts';

const definition = (type: string): string =>
  `dsl tour { entity town { arg name: atom  option size: ${type} } }`;

it('checks the other documents again when a definition changes', async () => {
  const client = await start();
  const [tour, rome] = ['file:///elsewhere/tour.spark', 'file:///elsewhere/rome.spark'];
  client.open(tour, definition('string'));
  client.open(rome, 'use tour\n\ntown Rome { size "large" }\n');
  assert.deepEqual(await client.diagnostics(rome), []);
  const found = next();
  client.change(tour, definition('integer'));
  assert.deepEqual(
    (await found).map(({ code }) => code),
    ['spark/wrong-value'],
  );
  const gone = next();
  client.change(tour, definition('any'));
  assert.deepEqual(await gone, []);
  await client.stop();

  /** What is said of the document that did not change itself. */
  async function next(): Promise<Diagnostic[]> {
    for (;;) {
      const published = (await client.notification('textDocument/publishDiagnostics')) as {
        readonly uri: string;
        readonly diagnostics: Diagnostic[];
      };
      if (published.uri === rome) return published.diagnostics;
    }
  }
});
