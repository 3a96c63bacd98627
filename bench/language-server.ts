/** What a person feels of the language server, over real LSP on stdio: first findings, and typing while the engine works. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { generateRequest } from '../server/src/lsp/protocol.ts';
import { requirementsOf } from './documents.ts';
import { type Bench, type Figure, figure, percentile } from './measure.ts';

const server = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));

interface Session {
  readonly connection: MessageConnection;
  readonly uri: string;
  /** Resolves at the next findings for the document. */
  findings(version?: number): Promise<void>;
  end(): Promise<void>;
}

async function open(folder: string, text: string): Promise<Session> {
  const uri = pathToFileURL(join(folder, 'bench.req')).href;
  const child = spawn(process.execPath, [server, '--stdio']);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting: { version: number; resolve: () => void }[] = [];
  connection.onNotification(
    'textDocument/publishDiagnostics',
    (params: { uri: string; version?: number }) => {
      if (params.uri !== uri) return;
      for (let i = waiting.length - 1; i >= 0; i--) {
        const entry = waiting[i];
        if (entry && (params.version ?? Number.MAX_SAFE_INTEGER) >= entry.version) {
          waiting.splice(i, 1);
          entry.resolve();
        }
      }
    },
  );
  for (const method of [
    'workspace/configuration',
    'client/registerCapability',
    'window/workDoneProgress/create',
  ])
    connection.onRequest(method, (params: { items?: unknown[] }) => params.items?.map(() => null) ?? null);
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'requirements', version: 1, text },
  });
  return {
    connection,
    uri,
    findings: (version = 1) => new Promise((resolve) => waiting.push({ version, resolve })),
    end: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await new Promise((resolve) => child.on('close', resolve));
      connection.dispose();
    },
  };
}

/** Edits and asks for completion, `count` times, one after the other; milliseconds of each. */
async function typing(session: Session, text: string, count: number, from: number) {
  const findings: number[] = [];
  const completions: number[] = [];
  const line = text.split('\n').length - 1;
  for (let i = 0; i < count; i++) {
    const version = from + i;
    const start = performance.now();
    const shown = session.findings(version);
    await session.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: session.uri, version },
      contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text: 'a' }],
    });
    await session.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: session.uri },
      position: { line, character: 1 },
    });
    completions.push(performance.now() - start);
    await shown;
    findings.push(performance.now() - start);
  }
  return { findings, completions };
}

export const languageServerBench: Bench = {
  name: 'language server',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spark-bench-'));
    const figures: Figure[] = [];
    try {
      const text = requirementsOf(100);
      writeFileSync(join(folder, 'bench.req'), text);
      const cold: number[] = [];
      for (let i = 0; i < 5; i++) {
        const start = performance.now();
        const session = await open(folder, text);
        await session.findings();
        cold.push(performance.now() - start);
        await session.end();
      }
      figures.push(figure('first findings, cold open', cold, 'ms', { target: '< 1500' }));

      const session = await open(folder, text);
      await session.findings();
      await typing(session, text, 20, 2);
      const idle = await typing(session, text, 200, 100);
      // A document that keeps the engine busy for long, generated again and again while the typing goes on.
      const large = pathToFileURL(join(folder, 'large.req')).href;
      await session.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: large, languageId: 'requirements', version: 1, text: requirementsOf(1500, 2) },
      });
      let busy = true;
      let generations = 0;
      const engine = (async () => {
        while (busy) {
          await session.connection.sendRequest(generateRequest, { uri: large, seed: generations });
          generations++;
        }
      })();
      const during = await typing(session, text, 200, 1000);
      busy = false;
      await engine;
      await session.end();
      for (const [name, run] of [
        ['idle', idle],
        ['while generating', during],
      ] as const)
        for (const kind of ['findings', 'completions'] as const)
          figures.push({
            name: `${kind} after a keystroke, ${name}, p95`,
            value: percentile(run[kind], 0.95),
            unit: 'ms',
            note: `p50 ${percentile(run[kind], 0.5).toFixed(1)}`,
            target: '< 50',
          });
      figures.push({ name: 'generations meanwhile', value: generations, unit: '' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return figures;
  },
};
