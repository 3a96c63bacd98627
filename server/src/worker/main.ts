/** The engine worker: the engine behind the port of a worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { createMessageConnection, PortMessageReader, PortMessageWriter } from 'vscode-jsonrpc/node';
import { createEngine } from '../app/create-engine.ts';
import { serveEngine, tellChanged } from '../app/engine-rpc.ts';
import { nodePlatform } from '../node/platform.ts';
import { readSqlWasm } from '../node/sql-wasm.ts';
import { workspaceStore } from '../node/workspace-store.ts';

/** What the worker is started with. */
export interface EngineWorkerData {
  /** Folder of the workspace as a path; nothing is kept on disk when it is absent. */
  readonly folder?: string;
  /** Whether it goes on with runs that were interrupted. */
  readonly resumes?: boolean;
}

const port = parentPort;
if (!port)
  throw new Error('The engine worker runs only as a worker thread; start it through node/engine-worker.ts.');
const { folder, resumes = false } = workerData as EngineWorkerData;

const connection = createMessageConnection(new PortMessageReader(port), new PortMessageWriter(port));
serveEngine(
  connection,
  createEngine({
    wasm: readSqlWasm,
    platform: nodePlatform,
    resumes,
    changed: () => tellChanged(connection),
    ...(folder ? { store: workspaceStore(folder) } : {}),
  }),
  nodePlatform,
);
