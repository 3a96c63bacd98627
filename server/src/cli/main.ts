/** The command line `spark-factory`: wires streams, files, the engine worker and Ctrl-C to the commands. */
import { readFileSync } from 'node:fs';
import { type EngineWorker, startEngineWorker } from '../node/engine-worker.ts';
import { nodeFiles } from '../node/files.ts';
import type { Context } from './context.ts';
import { run } from './program.ts';
import { progressLine } from './progress-line.ts';

const workers = new Map<string, EngineWorker>();
const listeners = new Set<() => void>();
const progress = progressLine(process.stderr);
let cancelled = false;

const context: Context = {
  files: nodeFiles(),
  host: {
    now: () => Date.now(),
    log: (level, message) => {
      if (level === 'warn' || level === 'error') context.note(`${level}: ${message}\n`);
    },
    progress: progress.show,
    get cancelled() {
      return cancelled;
    },
    onCancelled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pause: async () => {},
  },
  engine: (folder) => {
    const worker = workers.get(folder) ?? startEngineWorker({ folder, log: context.host.log });
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
  cancelled = true;
  for (const listener of listeners) listener();
});
// A reader that has seen enough (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

void run(process.argv.slice(2), version(), context).then(async () => {
  progress.clear();
  await Promise.all([...workers.values()].map((worker) => worker.dispose()));
});

/** The version of package.json, which lies one folder above the bundle, or three above this source. */
function version(): string {
  for (const place of ['../package.json', '../../../package.json']) {
    try {
      return JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')).version;
    } catch {
      // Not here: try the next place.
    }
  }
  return '0.0.0';
}
