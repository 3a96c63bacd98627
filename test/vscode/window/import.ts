/** Requirements of another tool, brought in through the dialog as somebody does who knows no command line. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';

/** As Kiro writes it. */
const deliveries = `# Requirements Document

### Requirement 1: Deliveries

**User Story:** As a courier, I want to see my deliveries, so that I can plan my route.

#### Acceptance Criteria

1. WHEN a courier takes a delivery THE SYSTEM SHALL notify the guest
`;

export function importing(stage: Stage): void {
  describe('a file that is chosen in the dialog', () => {
    before(() => stage.open({ trusted: true }));

    it('is imported into a document that is not saved', async () => {
      const { workbench } = stage;
      const file = path.join(workbench.folder, 'deliveries.md');
      writeFileSync(file, deliveries);
      await workbench.insist(async () => {
        await workbench.command('Spark DSL Factory: Import Requirements…');
        await workbench.chooseFile(file);
      }, workbench.tab('deliveries.req'));
      await workbench.understood('courier');
      await workbench.shoot('import');
      assert.equal(existsSync(path.join(workbench.folder, 'deliveries.req')), false);
    });
  });
}
