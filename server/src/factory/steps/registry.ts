/** The steps of the factory's workflows that are no actions of resources, by the names that its documents call. */
import type { StepHandler } from '../../reactor/index.ts';
import { evolutionSteps } from './evolution.ts';
import { improvementSteps } from './improvement.ts';
import { synthesisSteps } from './synthesis.ts';

export const factorySteps: Readonly<Record<string, StepHandler>> = {
  ...synthesisSteps,
  ...evolutionSteps,
  ...improvementSteps,
};
