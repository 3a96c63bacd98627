/** The language server as a Node process: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`, as its client says. */
import { fileURLToPath } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { clearYoung } from '../node/clear-young.ts';
import { startEngineWorker } from '../node/engine-worker.ts';
import { log } from './requests/job.ts';
import { createServer } from './server.ts';

const connection = createConnection(ProposedFeatures.all);

// A bug outside of any request must not end the server while the person types.
process.on('uncaughtException', (error) =>
  log(connection, 'error', `This is a bug: ${error.stack ?? error.message}`),
);
process.on('unhandledRejection', (reason) => log(connection, 'error', `This is a bug: ${String(reason)}`));

createServer(
  connection,
  (folder, changed) =>
    startEngineWorker({
      changed,
      resumes: true,
      log: (level, message) => log(connection, level, message),
      ...(folder?.startsWith('file:') ? { folder: fileURLToPath(folder) } : {}),
    }),
  { ...NodeFileSystem, tidy: clearYoung },
);
