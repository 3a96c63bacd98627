/** What `lock.json` beside a store says: which process on which machine owns it, and a count that shows that it is alive. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { unless } from './lock-files.ts';

/** Where a process runs. */
export interface Identity {
  readonly host: string;
  /** Tells machines of one name apart. */
  readonly machine: string;
  /** The system's name for the time since it was started; empty where it has none. */
  readonly bootId: string;
  /** The network in whose names abstract sockets live: containers have one of their own. Linux only. */
  readonly network: string;
}

export interface LockRecord extends Identity {
  readonly pid: number;
  /** Of this ownership, not of the process. */
  readonly id: string;
  readonly epoch: number;
  /** The endpoint that the owner has bound; empty when there is none. */
  readonly endpoint: string;
  /** Counted on while the owner lives. No clock is compared: those of machines differ. */
  readonly beat: number;
  /** The most milliseconds from one count to the next: fewer while there are commits. A lock of an older version says nothing. */
  readonly pace?: number;
  /** Of the last commit. */
  readonly revision: number;
  /** The owner has closed the store. */
  readonly released: boolean;
}

/** The file as it was read; it may hold anything. */
export interface Seen {
  readonly text: string;
  readonly record: Partial<LockRecord>;
}

export function identityHere(): Identity {
  const addresses = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ mac }) => mac));
  const machine = read('/etc/machine-id') || [...new Set(addresses)].sort().join();
  return {
    host: hostname(),
    machine: createHash('sha256').update(`spark-factory ${machine}`).digest('hex').slice(0, 16),
    bootId: read('/proc/sys/kernel/random/boot_id'),
    network: attempt(() => readlinkSync('/proc/self/ns/net')),
  };
}

const read = (path: string): string => attempt(() => readFileSync(path, 'utf8').trim());

function attempt(work: () => string): string {
  try {
    return work();
  } catch {
    return '';
  }
}

export const newId = (): string => randomUUID();

/**
 * Whether the owner that the record names has ended for certain, asked by one who has bound `endpoint`: nobody else can have it
 * bound in the same network of the same machine, and no process outlives a restart.
 */
export function isGone(record: Partial<LockRecord>, here: Identity, endpoint: string): boolean {
  if (record.released) return true;
  if (record.host !== here.host || record.machine !== here.machine) return false;
  if (record.bootId !== here.bootId) return true;
  return endpoint !== '' && record.endpoint === endpoint && record.network === here.network;
}

export const seenIn = (text: string): Seen => ({ text, record: parsed(text) });

function parsed(text: string): Partial<LockRecord> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** `undefined` when there is no lock. */
export async function readLock(path: string): Promise<Seen | undefined> {
  const text = await readFile(path, 'utf8').catch(unless('ENOENT'));
  return text === undefined ? undefined : seenIn(text);
}

/**
 * Writes the record over the one with its id, in place: when another machine puts its own file there in the same moment, this
 * one goes to the file that is no more.
 * @returns the record of another owner, whose file was not touched
 */
export async function overwrite(path: string, record: LockRecord): Promise<Partial<LockRecord> | undefined> {
  const file = await open(path, 'r+').catch(unless('ENOENT'));
  if (!file) {
    // Somebody deleted it.
    await writeFile(path, textOf(record), { flag: 'wx' }).catch(unless('EEXIST', 'ENOENT'));
    return undefined;
  }
  try {
    const { record: found } = seenIn(await file.readFile('utf8'));
    if (found.id !== undefined && found.id !== record.id) return found;
    await file.write(textOf(record), 0);
    return undefined;
  } finally {
    await file.close();
  }
}

/** Always of one length, so that a full disk has room for it and nothing of an older record is left behind it. */
export const textOf = (record: LockRecord): string => `${JSON.stringify(record).padEnd(1023)}\n`;
