/** The steps of the factory's workflows that are no actions of resources, by the names that its documents call. */
import type { StepHandler } from '../../reactor/index.ts';
import type { FactoryServices } from '../services.ts';
import { evolutionSteps } from './evolution.ts';
import { improvementSteps } from './improvement.ts';
import { synthesisSteps } from './synthesis.ts';

export function factorySteps(services: FactoryServices): Readonly<Record<string, StepHandler>> {
  return { ...synthesisSteps, ...evolutionSteps, ...improvementSteps(services) };
}
