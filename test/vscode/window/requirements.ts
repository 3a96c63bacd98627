/** A page of requirements as somebody sees it who writes it: coloured by what words do, weighed line by line, and said back. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stage } from './stage.ts';

const text = `project "Corner Bakery"

glossary {
  guest (customer): a person who orders or buys at the bakery
}

# Orders

R1: Each order has a number, a pick-up time and at most 20 items.
R2: As a baker, I want to see all orders of the day, so that I can plan the oven.
R3: When a guest cancels an order, the system shall release the items.
R4: While the bakery is closed, the shop shall reject orders above 200 euros.
R5: The status of an order is either placed, baked or collected.

# Reminders

R6: The system should send a reminder to the guest quickly.
R7: Only a manager may change the price of a cake.

corrections {
  pick-up time is an attribute of order: date and time, required
}
`;

/** Goes on in the window of the tests before, whose workspace gets another document; no file was looked for in it yet. */
export function requirements(stage: Stage): void {
  describe('a page of requirements', () => {
    before(async () => {
      const { workbench } = stage;
      writeFileSync(path.join(workbench.folder, 'bakery.req'), text);
      await workbench.command('View: Close All Editors');
      await workbench.command('View: Toggle Primary Side Bar Visibility');
      await workbench.open('bakery.req', 'guest quickly');
      await workbench.page.locator('.squiggly-warning').first().waitFor();
      await workbench.page.locator('.codelens-decoration', { hasText: 'fact' }).nth(9).waitFor();
    });

    for (const theme of ['light', 'dark'] as const)
      it(`colours each word by what it does, and tells what a thing is understood to be (${theme})`, async () => {
        const { workbench } = stage;
        await workbench.wear(theme);
        // One of each: who, what is done, to what, when, under which condition, how much.
        const roles = ['manager', 'release', 'items', 'cancels an', 'is closed', '200 euros'];
        for (const words of roles) await workbench.understood(words);
        const colours = await Promise.all(roles.map((words) => workbench.colour(words)));
        assert.equal(new Set(colours).size, roles.length, colours.join(' '));
        await workbench.open('bakery.req', 'orders of the day');
        assert.match(await workbench.explain(), /entity Order · confidence \d+ %/);
        await workbench.shoot(`requirements-${theme}`);
        await workbench.leave();
      });
  });
}
