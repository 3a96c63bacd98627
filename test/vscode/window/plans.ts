/** Plans as pictures: beside the text that they lead to, and of a run with what became of each step. */
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../editor/installation.ts';
import type { Stage } from './stage.ts';
import { shootInAllThemes } from './themes.ts';
import type { Workbench } from './workbench.ts';

const product = 'Spark DSL Factory';

export function plans(stage: Stage): void {
  describe('plans', () => {
    let workbench: Workbench;
    const picture = () =>
      workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const step = (key: string) => picture().locator(`[data-step="${key}"]`);

    before(async () => {
      workbench = await stage.open({ trusted: true });
      copyFileSync(
        path.join(root, 'test/fixtures/place-order.spark'),
        path.join(workbench.folder, 'orders.spark'),
      );
    });

    it('draws a reactor beside its text', async () => {
      await workbench.open('orders.spark', 'reactor PlaceOrder');
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'Show plan' });
      // Lenses may be drawn anew just when they are pressed.
      await workbench.insist(() => lens.last().click(), workbench.tab('Plan: '));
      await step('carrier').waitFor();
      await workbench.leave();
      await shootInAllThemes(workbench, 'plan');
    });

    it('zooms and goes to a step by keyboard', async () => {
      const zoom = picture().locator('#zoom');
      const before = await zoom.textContent();
      await step('bill').focus();
      await workbench.page.keyboard.press('+');
      assert.notEqual(await zoom.textContent(), before);
      await workbench.page.keyboard.press('0');
      await workbench.page.keyboard.press('Enter');
      await workbench.page
        .locator('.editor-instance[aria-label*="orders.spark"] .view-line', { hasText: 'collect bill' })
        .waitFor();
      await workbench.command('View: Close All Editors');
    });

    it('shows what became of each step of a run', async () => {
      await workbench.open('clinic.req');
      await workbench.command(`${product}: Generate Model`);
      await workbench.tab('Proposed').waitFor({ timeout: 45_000 });
      await workbench.command('View: Close All Editors');
      await workbench.command(`${product}: Show Plan of This Run`);
      await step('generate_strategies').locator(':scope > .state', { hasText: 'done' }).waitFor();
      await workbench.command(`${product}: Focus on Runs View`);
      await workbench.treeItems('Runs').nth(5).waitFor();
      await workbench.leave();
      await shootInAllThemes(workbench, 'plan-run');
    });
  });
}
