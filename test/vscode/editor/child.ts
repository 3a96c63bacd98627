/**
 * Child processes that end with their parent's work: each leads a process group, so that what it started ends with it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

export interface Child {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves with the exit code once it has ended, 1 when a signal ended it. */
  readonly ended: Promise<number>;
  /** Ends it and everything that it started; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts this Node with a script. The environment of an editor that we may be running inside is left out. */
export function startNode(args: readonly string[], cwd: string): Child {
  const outside = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|ELECTRON)_/.test(name));
  // VS Code leaves sockets behind when it is killed. They lie at a short path, since a socket's is limited to 100 bytes.
  const temporary = mkdtempSync(path.join(tmpdir(), 'vscode-'));
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...Object.fromEntries(outside), TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const end = () => {
    killGroup(child);
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  // Also when this process ends early.
  process.once('exit', end);
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.removeListener('exit', end);
      end();
      resolve(code ?? 1);
    });
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
