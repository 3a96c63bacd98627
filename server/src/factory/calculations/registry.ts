/** The factory's calculations by the names that its documents call; most of its calculations are expressions. */
import type { CalculationHandler } from '../../runtime/handlers.ts';
import { evolutionCalculations } from './evolution.ts';
import { scoreCalculations } from './scores.ts';
import { timeCalculations } from './times.ts';

export const factoryCalculations: Readonly<Record<string, CalculationHandler>> = {
  ...timeCalculations,
  ...scoreCalculations,
  ...evolutionCalculations,
};
