/** The engine's thread dies in the middle of a job: the request says so, the server lives, the next request works. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { NodeFileSystem } from 'langium/node';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { GenerateResult } from '../../server/src/lsp/protocol.ts';
import { createServer } from '../../server/src/lsp/server.ts';
import { type EngineWorker, startEngineWorker } from '../../server/src/node/engine-worker.ts';

it('survives the death of its engine', async () => {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  let worker: EngineWorker | undefined;
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  createServer(
    server,
    (folder) => {
      worker = startEngineWorker({ log: () => {}, ...(folder ? { folder } : {}) });
      return worker;
    },
    NodeFileSystem,
  );
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});
  const uri = 'untitled:library.req';
  const text = 'R1: Each book has a title.\nR2: A member borrows books.\n';
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'requirements', version: 1, text },
  });

  const first = client.sendRequest('sparkFactory/generate', { uri });
  const failed = assert.rejects(first, /The engine stopped .*try again/);
  while (!worker?.thread) await new Promise((resolve) => setImmediate(resolve));
  await worker.thread.terminate();
  await failed;

  const { text: model } = await client.sendRequest<GenerateResult>('sparkFactory/generate', { uri });
  assert.match(model, /resource Book/);
  await client.sendRequest('shutdown');
  client.dispose();
  server.dispose();
});
