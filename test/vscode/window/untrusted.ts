/** Restricted Mode: findings are shown, nothing is written, and the window says why. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';
import type { Workbench } from './workbench.ts';

export function untrusted(stage: Stage): void {
  describe('Restricted Mode', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await stage.open({ trusted: false });
    });

    it('still finds what is vague in the requirements', async () => {
      await workbench.open('clinic.req');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
    });

    it('explains in the view why nothing is generated', async () => {
      await workbench.command('View: Show Spark DSL Factory');
      await workbench.page.locator('.pane-body', { hasText: 'Restricted Mode' }).first().waitFor();
      await workbench.shoot('restricted-dark');
      assert.equal(existsSync(path.join(workbench.folder, '.spark-factory')), false);
      assert.equal(existsSync(path.join(workbench.folder, 'clinic.spark')), false);
    });
  });
}
