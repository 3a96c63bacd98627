/** The command line `spark-factory`: wires streams, files, the engine worker and Ctrl-C to the commands. */
import { parse } from 'node:path';
import type { LogLevel } from '../base/host.ts';
import { type EngineWorker, startEngineWorker } from '../node/engine-worker.ts';
import { nodeFiles } from '../node/files.ts';
import { nodeHost } from '../node/host.ts';
import { version } from '../node/version.ts';
import type { Context } from './context.ts';
import { run } from './program.ts';
import { progressLine } from './progress-line.ts';

const workers = new Map<string, EngineWorker>();
const progress = progressLine(process.stderr);
const interrupt = new AbortController();

const log = (level: LogLevel, message: string): void => {
  if (level === 'error') context.note(`error: ${message}\n`);
};

const context: Context = {
  // Every path was typed by the person, so it may lie anywhere; names that other programs act on are refused all the same.
  files: nodeFiles({ writable: [parse(process.cwd()).root] }),
  host: nodeHost({ log, progress: progress.show, signal: interrupt.signal }),
  engine: (folder) => {
    const worker = workers.get(folder) ?? startEngineWorker({ folder, log });
    workers.set(folder, worker);
    return worker.engine;
  },
  out: (text) => void process.stdout.write(text),
  note: (text) => {
    progress.clear();
    process.stderr.write(text);
  },
  leave: (code) => {
    process.exitCode = code;
  },
};

// The first Ctrl-C cancels in good order; the second is the person's last word.
process.once('SIGINT', () => {
  interrupt.abort();
});
// A reader that has seen enough (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

void run(process.argv.slice(2), version, context).then(async () => {
  progress.clear();
  await Promise.all([...workers.values()].map((worker) => worker.dispose()));
});
