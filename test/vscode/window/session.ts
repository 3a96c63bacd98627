/** A person's first session with the clinic example, from findings to an evolved model. Each test goes on from the one before. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';
import { shootInAllThemes } from './themes.ts';
import type { Workbench } from './workbench.ts';

const product = 'Spark DSL Factory';

/** The model with a resource that somebody wrote by hand and left unfinished, which gives evolution something to do. */
function withFurniture(model: string): string {
  const listed = model.replace(/\n {2}\]/, ',\n    Furniture\n  ]');
  return `${listed}
// To be talked about.
resource Furniture {
  attributes {
    uuid_primary_key id
    attribute colour: string
    attribute weight: integer
  }
}
`;
}

export function session(stage: Stage): void {
  describe('a session', () => {
    let workbench: Workbench;
    /** The model as the factory wrote it. */
    let generated = '';
    const model = () => path.join(workbench.folder, 'clinic.spark');

    before(async () => {
      workbench = await stage.open({ trusted: true });
    });

    it('marks findings under their words and lists them', async () => {
      await workbench.open('clinic.req');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await workbench.page.locator('.codelens-decoration').first().waitFor();
      const plain = await workbench.colour('Each');
      for (const coloured of ['project', '#', 'R1']) {
        assert.notEqual(await workbench.colour(coloured), plain, coloured);
      }
      await workbench.command('Problems: Focus on Problems View');
      await workbench.page.locator('.markers-panel [role="treeitem"]').nth(3).waitFor();
      await shootInAllThemes(workbench, 'findings', 'receptionist');
      await workbench.command('View: Toggle Panel Visibility');
    });

    it('explains a finding where the pointer rests', async () => {
      assert.match(await workbench.hover('.squiggly-warning'), /\w+ \w+/);
      await workbench.shoot('hover-dark');
      await workbench.leave();
    });

    it('fixes a finding by keyboard, and undoes it', async () => {
      const menu = workbench.page.locator('.action-widget .monaco-list-row.action').first();
      await workbench.insist(async () => {
        await workbench.command('Go to Next Problem (Error, Warning, Info)');
        await workbench.page.keyboard.press('ControlOrMeta+.');
      }, menu);
      await workbench.shoot('quick-fix-dark');
      await workbench.page.keyboard.press('Enter');
      const changed = workbench.page.locator('.tab.dirty[aria-label*="clinic.req"]');
      await changed.waitFor();
      await workbench.page.keyboard.press('ControlOrMeta+z');
      await changed.waitFor({ state: 'hidden' });
      await workbench.page.keyboard.press('Escape');
    });

    it('shows a model as a proposal and writes nothing yet', async () => {
      await workbench.command(`${product}: Generate Model`);
      await workbench.tab('Proposed').waitFor();
      await workbench.editor('clinic (Proposed).spark').waitFor();
      const messages = await workbench.messages();
      assert.ok(
        messages.some((message) => message.includes('Generating a model')),
        `no progress was shown: ${messages.join(' | ')}`,
      );
      assert.equal(existsSync(model()), false);
      // The server knows nothing of a proposal: its colours are the grammar's.
      assert.notEqual(await workbench.colour('resource'), await workbench.colour('['));
      await shootInAllThemes(workbench, 'proposal');
    });

    it('writes the model when the proposal is applied', async () => {
      await workbench.command(`${product}: Apply Preview`);
      await workbench.tab('Proposed').waitFor({ state: 'hidden' });
      assert.match(readFileSync(model(), 'utf8'), /patient/i);
    });

    it('shows project, model, score and candidates in a tree that can be heard', async () => {
      await workbench.command('View: Show Spark DSL Factory');
      const items = workbench.treeItems('Projects');
      await items.filter({ hasText: 'clinic.spark' }).waitFor();
      await items.filter({ hasText: 'template' }).waitFor();
      const labels = await items.evaluateAll((rows) =>
        rows.map((row) => row.getAttribute('aria-label') ?? ''),
      );
      for (const label of labels) assert.notEqual(label.trim(), '');
      assert.ok(
        labels.some((label) => /score \d+ of 100/i.test(label)),
        labels.join('\n'),
      );
    });

    it('explains the score and the choice on pages to read', async () => {
      await workbench.open('clinic.spark');
      await workbench.command(`${product}: Evaluate Model`);
      await workbench.rendered('clinic.spark:');
      await shootInAllThemes(workbench, 'evaluation');
      await workbench.command(`${product}: Show Why This Choice`);
      await workbench.rendered('All candidates');
      await shootInAllThemes(workbench, 'choice');
      await workbench.command('View: Close All Editors');
    });

    it('shows requirements and model side by side', async () => {
      await workbench.open('clinic.req', 'quickly');
      await workbench.command('View: Split Editor Right');
      await workbench.open('clinic.spark', 'resource Patient');
      await workbench.page.locator('.editor-group-container').nth(1).waitFor();
      // Lenses that came meanwhile may have moved the words out of sight.
      await workbench.command('View: Focus First Editor Group');
      await workbench.open('clinic.req', 'quickly');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await shootInAllThemes(workbench, 'generate', 'receptionist');
      await workbench.command('View: Join All Editor Groups');
      await workbench.page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    });

    it('quotes by keyboard the statement that asked for an element', async () => {
      await workbench.open('clinic.spark', 'R1, R2');
      assert.match(await workbench.explain(), /Each patient has a name/);
      await workbench.shoot('trace-dark');
      await workbench.leave();
    });

    it('puts the files back by one command', async () => {
      generated = readFileSync(model(), 'utf8');
      await workbench.command(`${product}: Undo Last Change`);
      await workbench.until(() => !existsSync(model()), `${model()} is still there`);
    });

    it('evolves a model, shows each generation, and says what applying would lose', async () => {
      writeFileSync(model(), withFurniture(generated));
      await workbench.open('clinic.spark');
      await workbench.command(`${product}: Evolve Model`);
      const items = workbench.treeItems('Evolution');
      await items
        .filter({ hasText: /generation/i })
        .first()
        .waitFor();
      await workbench.tab('Evolved').waitFor({ timeout: 45_000 });
      await workbench.message('It would not have: comment').waitFor();
      await items
        .filter({ hasText: /generation/i })
        .first()
        .click();
      await workbench.page
        .locator('[role="treeitem"][aria-level="3"][aria-label*="score"]')
        .first()
        .waitFor();
      await workbench.leave();
      await shootInAllThemes(workbench, 'evolution');
    });

    it('shows each step of what was done', async () => {
      await workbench.command(`${product}: Focus on Runs View`);
      const runs = workbench.treeItems('Runs');
      await runs
        .filter({ hasText: /Evolve.* · clinic\.spark/ })
        .first()
        .waitFor();
      await runs.nth(4).waitFor();
      await workbench.leave();
      await shootInAllThemes(workbench, 'runs');
    });
  });
}
