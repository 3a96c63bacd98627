/** All of the factory's own handlers, for the runtime. */
import type { Handlers } from '../runtime/handlers.ts';
import { factoryCalculations } from './calculations/registry.ts';
import { factoryChanges } from './changes/registry.ts';
import type { FactoryServices } from './services.ts';
import { factoryValidations } from './validations/registry.ts';

export function factoryHandlers(services: FactoryServices): Handlers {
  return {
    changes: factoryChanges(services),
    validations: factoryValidations,
    calculations: factoryCalculations,
    preparations: {},
    checks: {},
    actions: {},
  };
}
