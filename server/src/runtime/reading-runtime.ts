/** The part of the runtime that reads. */
import { checked } from './actions/generic.ts';
import { named } from './bound-runtime.ts';
import { type Core, contextOf } from './core.ts';
import { outcomeOf } from './failure.ts';
import { loadInto } from './load/load-into.ts';
import { mayRun } from './policies/can.ts';
import { readOutcome } from './read/failure.ts';
import { getRecord } from './read/get-record.ts';
import { primaryRead } from './read/primary-read.ts';
import { runRead } from './read/run-read.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';
import { preFlight } from './validations/circumstances.ts';

export type ReadingRuntime = Pick<Runtime, 'read' | 'get' | 'load' | 'can'>;

export function readingRuntime(core: Core, session: Session): ReadingRuntime {
  const resourceOf = (name: string) => {
    const found = core.resources.get(name);
    if (!found) throw new Error(`There is no resource ${name}.`);
    return found.definition;
  };
  return {
    read: (name, action, input, options = {}) => {
      const target = named(core, 'read', name, action);
      const { resource, action: compiled } = target;
      return session.read(async (inner) => {
        const context = contextOf(core, inner, options);
        if (compiled.steps.length + compiled.lateChecks.length > 0) {
          const valid = await outcomeOf(() => checked({ ...target, input, options }, context));
          if (!valid.ok) return valid;
        }
        return runRead(context, resource.definition, compiled.definition, input, options);
      });
    },
    get: (name, id, options = {}) => {
      const resource = resourceOf(name);
      return session.read((inner) =>
        readOutcome({ resource, action: primaryRead(resource) }, () =>
          getRecord(contextOf(core, inner, options), resource, id, options),
        ),
      );
    },
    load: (name, records, loads, options = {}) => {
      const resource = resourceOf(name);
      return session.read((inner) =>
        readOutcome({ resource, action: primaryRead(resource) }, () =>
          loadInto(contextOf(core, inner, options), resource, records, loads),
        ),
      );
    },
    can: (name, actionName, input, options = {}) =>
      session.read((inner) => {
        const asking = { ...options, context: { ...options.context, [preFlight]: true } };
        const context = contextOf(core, inner, asking);
        return mayRun(core, context, name, actionName, input, options);
      }),
  };
}
