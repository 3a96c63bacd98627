/** Steps of evolutions. */
import type { StepHandler } from '../../reactor/index.ts';
import { runKeyOf } from '../changes/evolution.ts';
import { step } from './step.ts';

export const evolutionSteps: Readonly<Record<string, StepHandler>> = {
  name_run: step((run) => runKeyOf(run)),
};
