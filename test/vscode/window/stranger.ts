/** What somebody sees who has just installed the extension: empty views and the walkthrough, each with a way on. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';

export function stranger(stage: Stage): void {
  const shootLightAndDark = async (workbench: Workbench, name: string) => {
    // The one that it wears comes first, to change it but once.
    for (const theme of workbench.worn === 'dark'
      ? (['dark', 'light'] as const)
      : (['light', 'dark'] as const)) {
      await workbench.wear(theme);
      await workbench.shoot(`${name}-${theme}`);
    }
  };

  describe('a stranger', () => {
    it('is led to a folder where none is open', async () => {
      const workbench = await stage.open({ trusted: true, on: 'nothing' });
      await workbench.command('View: Show Spark DSL Factory');
      await workbench.page.locator('.pane-body a.monaco-button', { hasText: 'Open Folder' }).waitFor();
      await shootLightAndDark(workbench, 'welcome-no-folder');
    });

    it('is led to the example in an empty folder', async () => {
      const workbench = await stage.open({ trusted: true, on: 'an empty folder' });
      await workbench.command('View: Show Spark DSL Factory');
      const button = workbench.page.locator('.pane-body a.monaco-button', { hasText: 'Open Example' });
      await button.first().waitFor();
      await shootLightAndDark(workbench, 'welcome');
    });

    it('is walked through from requirements to a model', async () => {
      const { workbench } = stage;
      // A picture stands beside the steps where there is room for it.
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await workbench.command('Welcome: Open Walkthrough...');
      await workbench.page
        .locator('.quick-input-list .monaco-list-row[aria-label^="From Requirements to a Model"]')
        .click();
      const page = workbench.page.locator('.gettingStartedContainer');
      await page.locator('.step-title', { hasText: 'Write Requirements' }).first().waitFor();
      await shootLightAndDark(workbench, 'walkthrough');
      for (const [index, title] of [
        'Mend What Is Vague',
        'Generate a Model',
        'See Why',
        'Let It Evolve',
        'Write a Language of Your Own',
      ].entries()) {
        await page.locator('.step-title', { hasText: title }).first().click();
        await workbench.shoot(`walkthrough-${index + 2}`);
      }
      const picture = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await picture.locator('title', { hasText: 'A definition' }).waitFor({ state: 'attached' });
      await workbench.shoot('walkthrough-6');
    });

    it('has the example as a project with one click', async () => {
      const { workbench } = stage;
      await workbench.command('View: Show Spark DSL Factory');
      await workbench.page.locator('.pane-body a.monaco-button', { hasText: 'Open Example' }).first().click();
      await workbench.treeItems('Projects').filter({ hasText: 'City Clinic' }).waitFor();
      assert.equal(existsSync(path.join(workbench.folder, 'clinic.req')), true);
    });
  });
}
