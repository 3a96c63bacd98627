/** Runs the scorers of the data folder as they are: those that export `score` are imported, the others are run as scripts. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { GoldItem } from './sets.ts';

/** Answers that people made, and ours; both as their files hold them. */
export interface Scored {
  readonly gold: { readonly items: readonly GoldItem[] };
  readonly predictions: { readonly items: readonly GoldItem[] };
}

type ScoreFunction<T> = (gold: object, predictions: object, ...options: string[]) => Promise<T>;

/** The function `score` that `score/<name>.mjs` exports; `T` is what its header says that it gives. */
export function importScorer<T>(folder: string, name: string): ScoreFunction<T> {
  return async (...args) => {
    const { score } = await import(pathToFileURL(join(folder, 'score', `${name}.mjs`)).href);
    return score(...args);
  };
}

/** What `score/<name>.mjs gold.json pred.json …options` prints. */
export async function runScorer(
  folder: string,
  name: string,
  { gold, predictions }: Scored,
  ...options: readonly string[]
): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'spark-factory-score-'));
  try {
    const files = [join(place, 'gold.json'), join(place, 'pred.json')] as const;
    await writeFile(files[0], JSON.stringify(gold));
    await writeFile(files[1], JSON.stringify(predictions));
    const script = join(folder, 'score', `${name}.mjs`);
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...files, ...options]);
    return stdout;
  } finally {
    await rm(place, { recursive: true });
  }
}
