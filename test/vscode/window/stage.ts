/** What the window tests share: one browser, one installation of the packaged extension, and the window of the moment. */
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openWindow, type WindowOptions, type Workbench } from './workbench.ts';

export class Stage {
  readonly #temporary: string;
  readonly #extensions: string;
  readonly #browser: Browser;
  #workbench: Workbench | undefined;

  constructor(temporary: string, extensions: string, browser: Browser) {
    this.#temporary = temporary;
    this.#extensions = extensions;
    this.#browser = browser;
  }

  /** Opens a window, on a fresh copy of the clinic example unless said otherwise; the one before is closed. */
  async open(options: Pick<WindowOptions, 'trusted' | 'on'>): Promise<Workbench> {
    await this.close();
    this.#workbench = await openWindow({
      temporary: mkdtempSync(path.join(this.#temporary, 'w')),
      extensions: this.#extensions,
      browser: this.#browser,
      ...options,
    });
    return this.#workbench;
  }

  /** The open window. Throws when there is none: a suite's `before` has failed then. */
  get workbench(): Workbench {
    if (this.#workbench === undefined) throw new Error('No window is open.');
    return this.#workbench;
  }

  async close(): Promise<void> {
    await this.#workbench?.close();
    this.#workbench = undefined;
  }
}
