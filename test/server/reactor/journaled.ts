/** A reactor of a few steps with a journal, which processes start one after the other. */
import { type StepHandlers, sqlJournal } from '../../../server/src/reactor/index.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { openMemoryDatabase } from '../../../server/src/store/sqljs/memory.ts';
import { engineOf, reactor } from './workshop.ts';

/** @param own the handlers of its steps */
export const journaled = async (
  steps: Parameters<typeof reactor>[1],
  own: StepHandlers,
  database?: Database,
) => {
  const db = database ?? (await openMemoryDatabase());
  const journal = await sqlJournal(db);
  return {
    journal,
    start: (seed: number, changed = steps) =>
      engineOf({ journal, handlers: own, reactors: [reactor('R', changed)] }, seed),
  };
};
