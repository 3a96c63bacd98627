/**
 * Child processes that end with their parent's work: each leads a process group, so that what it started ends with it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { Readable } from 'node:stream';

export interface Child {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code once it has ended, 1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** Ends it and everything that it started; resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts this Node with a script. The environment of an editor that we may be running inside is left out.
 * @param cwd must exist; temporary files and sockets of the process lie in it, too, and so end with it.
 */
export function startNode(args: readonly string[], cwd: string): Child {
  const outside = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|ELECTRON)_/.test(name));
  const env = { ...Object.fromEntries(outside), TMPDIR: cwd, XDG_RUNTIME_DIR: cwd };
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    ended,
    async stop() {
      killGroup(child);
      await ended;
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
