/** The part of the runtime that reads: it is to be taken over by `read/`. */

import { find } from './actions/statements.ts';
import { keyOf, placeOf } from './actions/write.ts';
import { recordOf } from './compiled/resource.ts';
import type { Core } from './core.ts';
import { failed, notFound, outcomeOf } from './failure.ts';
import { wholeError } from './field-error.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';

export type ReadingRuntime = Pick<Runtime, 'read' | 'get' | 'load' | 'can'>;

export function readingRuntime(core: Core, session: Session): ReadingRuntime {
  const resourceOf = (name: string) => {
    const found = core.resources.get(name);
    if (!found) throw new Error(`There is no resource ${name}.`);
    return found;
  };
  return {
    read: (name, actionName) =>
      session.read((inner) =>
        outcomeOf(async () => {
          const resource = resourceOf(name);
          const action = resource.actions.get(actionName)?.definition;
          if (!action) throw new Error(`There is no action ${actionName} of ${name}.`);
          if (action.filters?.length || action.preparations.length || action.getBy)
            throw failed(resource.definition, action, 'framework', [
              wholeError('not_supported', 'Only plain reads can be run yet.'),
            ]);
          const rows = await inner.db.selectFrom(resource.definition.table).selectAll().execute();
          return { results: rows.map((row) => recordOf(resource, row)), more: false, keysets: [] };
        }),
      ),
    get: (name, id, options = {}) =>
      session.read((inner) =>
        outcomeOf(async () => {
          const resource = resourceOf(name);
          const key = keyOf(resource, id);
          const place = { ...placeOf(core, inner), lock: false };
          const [record] = key ? await find(resource, place, resource.primaryKey, key, options.tenant) : [];
          const [action] = resource.definition.actions;
          if (!record && action) throw notFound(resource.definition, action, id);
          return record ?? {};
        }),
      ),
    load: async () => {
      throw new Error('Nothing can be loaded yet.');
    },
    can: async () => {
      throw new Error('Policies cannot be asked yet.');
    },
  };
}
