/** A small language and a document of it, seen side by side as somebody sees them who writes both. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';

export function languages(stage: Stage): void {
  describe('a small language', () => {
    let workbench: Workbench;

    /** Puts `to` in place of the first `from` in a file, as if it had been so from the start. */
    const rewrite = (file: string, from: string, to: string) => {
      const uri = path.join(workbench.folder, file);
      const text = readFileSync(uri, 'utf8');
      assert.ok(text.includes(from), `${file} has no ${from}`);
      writeFileSync(uri, text.replace(from, to));
    };

    before(async () => {
      workbench = await stage.open({ trusted: true, on: 'a language' });
      rewrite(
        'membership.spark',
        'question born: day, label: "Date of birth", required?',
        'question born: day, required?',
      );
    });

    it('shows a document beside its definition, with what its rules find', async () => {
      await workbench.open('form.spark', 'a question that has to be');
      await workbench.command('View: Split Editor Right');
      await workbench.open('membership.spark');
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await workbench.page.locator('.squiggly-error').first().waitFor();
      await workbench.wear('contrast');
      await workbench.understood('sports_profile');
      await workbench.shoot('language-contrast');
    });

    for (const theme of ['light', 'dark'] as const)
      it(`explains a finding of its rules where the pointer rests (${theme})`, async () => {
        await workbench.wear(theme);
        await workbench.understood('sports_profile');
        assert.match(await workbench.hover('.squiggly-error'), /Nobody knows what to write into/);
        await workbench.shoot(`language-${theme}`);
        await workbench.leave();
      });

    it('shows what a new name would change before it is taken', async () => {
      await workbench.open('membership.spark', 'twice? true');
      await workbench.page.keyboard.press('F2');
      await workbench.page.locator('.rename-box input').fill('asked_again?');
      await workbench.page.keyboard.press('ControlOrMeta+Enter');
      const changes = workbench.page.locator('.part.panel .monaco-list-row', {
        hasText: 'twice?asked_again?',
      });
      await changes.nth(2).waitFor();
      await workbench.shoot('language-rename-dark');
      await workbench.page.locator('.part.panel .monaco-button', { hasText: 'Discard' }).click();
      await changes.first().waitFor({ state: 'hidden' });
    });

    it('tells what a word is for', async () => {
      await workbench.open('membership.spark', 'shown_when years');
      assert.match(await workbench.explain(), /It is only asked when this holds/);
      await workbench.shoot('language-hover-dark');
      await workbench.leave();
    });

    it('offers what may come next, with what it is for', async () => {
      await workbench.command('View: Join All Editor Groups');
      await workbench.open('membership.spark', 'question school');
      await workbench.page.keyboard.press('Control+Space');
      await workbench.page.locator('.suggest-widget .monaco-list-row').nth(3).waitFor();
      await workbench.page.keyboard.press('Control+Space');
      await workbench.page.locator('.suggest-details:visible', { hasText: 'entity of form' }).waitFor();
      await workbench.shoot('language-completion-dark');
      await workbench.page.keyboard.press('Escape');
      await workbench.page.keyboard.press('Escape');
    });

    it('leads from a word into the prelude, which is read-only', async () => {
      await workbench.open('form.answers.spark', 'extends');
      await workbench.command('Go to Definition');
      await workbench.tab('dsl.spark').waitFor();
      await workbench.understood('documentation');
      await workbench.shoot('prelude-dark');
    });
  });
}
