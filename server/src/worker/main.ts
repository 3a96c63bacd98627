/** The engine worker: the engine behind the port of a worker thread. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-jsonrpc/node';
import { createEngine } from '../app/create-engine.ts';
import { serveEngine } from '../app/engine-rpc.ts';
import { readSqlWasm } from '../node/sql-wasm.ts';
import { nodeStoreFile } from '../store/node-file.ts';

/** What the worker is started with. */
export interface EngineWorkerData {
  /** Folder of the workspace as a path; nothing is kept on disk when it is absent. */
  readonly folder?: string;
}

const port = parentPort;
if (!port)
  throw new Error('The engine worker runs only as a worker thread; start it through node/engine-worker.ts.');
const { folder } = workerData as EngineWorkerData;

serveEngine(
  createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port)),
  createEngine({
    wasm: readSqlWasm,
    ...(folder ? { storeFile: nodeStoreFile(join(folder, '.spark-factory')) } : {}),
  }),
  { now: () => Date.now(), turn: () => new Promise((resolve) => setImmediate(resolve)) },
);
