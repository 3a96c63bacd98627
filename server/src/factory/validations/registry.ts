/** The factory's validations by the names that its documents call. */
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { evolutionValidations } from './evolution.ts';
import { projectValidations } from './projects.ts';
import { requirementsValidations } from './requirements.ts';
import { synthesisValidations } from './synthesis.ts';
import { usageValidations } from './usage.ts';

export const factoryValidations: Readonly<Record<string, ValidationHandler>> = {
  ...projectValidations,
  ...requirementsValidations,
  ...synthesisValidations,
  ...usageValidations,
  ...evolutionValidations,
};
