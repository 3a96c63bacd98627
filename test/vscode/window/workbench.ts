/**
 * The window of a real VS Code, used as a person uses it: keys, clicks and what can be seen. Every method waits until what
 * it needs is there; nothing waits for time to pass.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { home } from '../editor/installation.ts';
import { type Server, startServer } from '../editor/server.ts';
import { type Settings, writeSettings } from '../editor/settings.ts';
import { copyExample, copyLanguage } from '../example.ts';

/** Themes by the word that names a screenshot: the name in the picker, and the class that says it is in effect. */
const themes = {
  dark: { label: 'Dark Modern', mark: 'vs-dark' },
  light: { label: 'Light Modern', mark: 'vs' },
  contrast: { label: 'Dark High Contrast', mark: 'hc-black' },
} as const;
export type Theme = keyof typeof themes;

/** What makes two screenshots of one state alike, and shows what is photographed rather than what surrounds it. */
const still: Settings = {
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'explorer.compactFolders': false,
};

export interface WindowOptions {
  /** Short folder for everything that the window writes; the workspace is made in it. */
  readonly temporary: string;
  /** Extensions directory with the packaged extension in it. */
  readonly extensions: string;
  readonly browser: Browser;
  /** Whether the workspace is trusted; when not, the window is in Restricted Mode. */
  readonly trusted: boolean;
  /** What the window is opened on; the clinic example when absent. */
  readonly on?: 'the example' | 'a language' | 'an empty folder' | 'nothing';
}

/** Opens a window; resolves when it can be used. */
export async function openWindow(options: WindowOptions): Promise<Workbench> {
  const { temporary, extensions, browser, trusted, on = 'the example' } = options;
  const folder = path.join(temporary, on === 'a language' ? 'form' : 'clinic');
  const userData = path.join(temporary, 'user');
  if (on === 'the example') copyExample(folder);
  else if (on === 'a language') copyLanguage(folder);
  else mkdirSync(folder);
  const trust: Settings = trusted
    ? {}
    : { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'always' };
  writeSettings(userData, still, trust, { 'workbench.colorTheme': themes.dark.label });
  const server = await startServer({
    userData,
    extensions,
    options: trusted ? ['--disable-workspace-trust'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(keepMessages);
    const query = new URLSearchParams(on === 'nothing' ? { ew: 'true' } : { folder });
    await page.goto(`http://${server.authority}/?${query}`);
    await page.locator(`.monaco-workbench.${themes.dark.mark}`).waitFor();
    return new Workbench(page, server, folder);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Runs in the page: remembers each message that was ever shown, since progress may be over before one looks. */
const keepMessages = `
  const seen = (globalThis.seenMessages = []);
  new MutationObserver(() => {
    for (const item of document.querySelectorAll('.notification-list-item-message')) {
      const text = item.textContent.trim();
      if (text !== '' && !seen.includes(text)) seen.push(text);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

/** Where one types to find a command or file. */
const pickInput = '.quick-input-widget input[type="text"]';

export class Workbench {
  readonly page: Page;
  /** The workspace folder on disk. */
  readonly folder: string;
  readonly #server: Server;
  /** It is opened in this one. */
  #worn: Theme = 'dark';

  constructor(page: Page, server: Server, folder: string) {
    this.page = page;
    this.folder = folder;
    this.#server = server;
    page.setDefaultTimeout(40_000);
  }

  /** The colour theme that it wears. */
  get worn(): Theme {
    return this.#worn;
  }

  /** Changes the colour theme, which takes a second or two. */
  async wear(theme: Theme): Promise<void> {
    if (theme === this.#worn) return;
    const { label } = themes[theme];
    await this.#pick('F1', '>Preferences: Color Theme', 'Preferences: Color Theme');
    await this.#choose(label, label);
    await this.page.locator(`.monaco-workbench.${themes[theme].mark}`).waitFor();
    this.#worn = theme;
  }

  /** Saves `.vscode-test/shots/<name>.png`. */
  async shoot(name: string): Promise<void> {
    const shots = path.join(home, 'shots');
    mkdirSync(shots, { recursive: true });
    await this.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  /** Runs a command by its whole title, as the palette shows it. */
  async command(title: string): Promise<void> {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Opens a file of the workspace by name, with the cursor where it has the text for the first time. */
  async open(file: string, text = ''): Promise<void> {
    const content = readFileSync(path.join(this.folder, file), 'utf8');
    const before = content.slice(0, content.indexOf(text)).split('\n');
    const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    await this.insist(() => this.#pick('ControlOrMeta+p', `${file}:${place}`, file), this.editor(file));
  }

  async #pick(key: string, text: string, label: string): Promise<void> {
    await this.insist(() => this.page.keyboard.press(key), this.page.locator(pickInput));
    await this.#choose(text, label);
  }

  /** Types into the open pick list and takes the row with this label. */
  async #choose(text: string, label: string): Promise<void> {
    await this.page.locator(pickInput).fill(text);
    await this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first().click();
    // Else the pointer would rest on what lay under the list, and call up its explanation.
    await this.page.mouse.move(0, 0);
  }

  /** Writes a path into the open dialog for files, and takes it. */
  async chooseFile(file: string): Promise<void> {
    const input = this.page.locator(pickInput);
    await input.fill(file);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) })
      .first()
      .waitFor();
    await input.press('Enter');
  }

  /** The editor that shows a file of this name; in a diff, the changed side. */
  editor(file: string): Locator {
    return this.page
      .locator(`.editor-instance[aria-label*="${file}"], .monaco-diff-editor .modified`)
      .first();
  }

  /** The tab with this text in its label. */
  tab(label: string): Locator {
    return this.page.locator(`.tabs-container .tab[aria-label*="${label}"]`);
  }

  /** Rows of the tree in the view with this name. */
  treeItems(view: string): Locator {
    const pane = this.page.locator('.pane', {
      has: this.page.locator(`.pane-header[aria-label^="${view}"]`),
    });
    return pane.locator('[role="treeitem"]');
  }

  /** The colour of the first word in the open editor that is `text`; resolves once it is there. */
  async colour(text: string): Promise<string> {
    const word = this.page.locator('.monaco-editor .view-line span:not(:has(*))', { hasText: text }).first();
    return await word.evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).color ?? '',
    );
  }

  /** Waits until words stand for themselves among plain text, which only the server's tokens make them do. */
  async understood(word: string): Promise<void> {
    // Tokens may hold the blanks around words; those that the editor draws are not to be broken.
    const exactly = new RegExp(`^\\s*${word.replaceAll(' ', '\\s')}\\s*$`);
    const words = this.page.locator('.monaco-editor .view-line span:not(:has(*))', { hasText: exactly });
    await words.first().waitFor();
  }

  /** Waits for a rendered page, such as a report, that has this text. */
  async rendered(text: string): Promise<void> {
    const content = this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await content.getByText(text).first().waitFor();
  }

  /** A message with this text that stands in the corner now. */
  message(text: string): Locator {
    return this.page.locator('.notification-toast', { hasText: text });
  }

  /** Every message shown since the window opened. */
  async messages(): Promise<readonly string[]> {
    return await this.page.evaluate<readonly string[]>('globalThis.seenMessages');
  }

  /** Rests the pointer on the first element that matches; resolves with the explanation that appears beside it. */
  async hover(selector: string): Promise<string> {
    // Squiggles let the pointer through to the text, so it is put where they are rather than on them.
    const box = await this.page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not to be seen.`);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    return await this.#explanation();
  }

  /** Asks by keyboard for the explanation of what the cursor stands on. */
  async explain(): Promise<string> {
    await this.command('Show or Focus Hover');
    return await this.#explanation();
  }

  async #explanation(): Promise<string> {
    const shown = this.page.locator('.monaco-hover:visible').first();
    // It fades in, and a picture of it would be pale until then.
    await shown.evaluate((element) =>
      Promise.all(
        element.getAnimations({ subtree: true }).map((each: { finished: Promise<unknown> }) => each.finished),
      ),
    );
    return (await shown.textContent()) ?? '';
  }

  /** Takes the pointer away, and with it what it had called up. */
  async leave(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.keyboard.press('Escape');
    await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  }

  /** Does something again until what it calls up is there. */
  async insist(action: () => Promise<void>, until: Locator): Promise<void> {
    for (let tries = 0; tries < 4; tries++) {
      await action();
      const isThere = until.first().waitFor({ timeout: 8000 });
      if (await isThere.then(() => true).catch(() => false)) return;
    }
    throw new Error(`${until} never came.`);
  }

  /** Waits until something outside the window holds, and throws with the message when it never does. */
  async until(holds: () => boolean, message: string): Promise<void> {
    for (let polls = 0; polls < 200; polls++) {
      if (holds()) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(message);
  }

  /** The item in the status bar with this text in its label. */
  status(text: string): Locator {
    return this.page.locator(`.statusbar-item [aria-label*="${text}"]`).first();
  }

  async close(): Promise<void> {
    await this.page.close();
    await this.#server.stop();
  }
}
