/** The extension under test: the packaged one, installed as a person would install it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Internals } from '../../../client/src/extension.ts';
import { EXTENSION_ID } from '../../../client/src/ids.ts';
import { HeardUi } from './heard-ui.ts';

/** The extension, whether it is active or not. */
export function extension(): vscode.Extension<Internals> {
  const found = vscode.extensions.getExtension<Internals>(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed`);
  return found;
}

/** The parts of the running extension. */
export function internals(): Promise<Internals> {
  return Promise.resolve(extension().activate());
}

/** Waits until `probe` gives a value, perhaps only in a while; fails with `what` when it does not in time. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 60,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) throw new Error(`Waited ${seconds} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Runs `test` with everything that the extension says and asks going to the test. */
export async function listening<T>(test: (ui: HeardUi) => Promise<T>): Promise<T> {
  const heard = new HeardUi();
  const port = (await internals()).ui.use(heard);
  try {
    return await test(heard);
  } finally {
    port.dispose();
  }
}

/** Sets settings of the extension for the time of `test`. */
export async function withSettings<T>(
  values: Readonly<Record<string, unknown>>,
  test: () => Promise<T>,
): Promise<T> {
  const section = vscode.workspace.getConfiguration('sparkFactory');
  const set = async (of: (name: string) => unknown): Promise<void> => {
    for (const name of Object.keys(values))
      await section.update(name, of(name), vscode.ConfigurationTarget.Global);
  };
  await set((name) => values[name]);
  try {
    return await test();
  } finally {
    await set(() => undefined);
  }
}
