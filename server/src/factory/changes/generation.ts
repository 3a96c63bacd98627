/** What actions of generation requests do. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { strategyNames, unknownStrategies } from '../synthesis-strategies.ts';
import { change, listOf, Refusal, textOf } from './change.ts';
import { readableModel } from './projects.ts';

export const generationChanges: Readonly<Record<string, ChangeHandler>> = {
  validate_generation_parameters: change(({ get }) => {
    const unknown = unknownStrategies(listOf<string>(get('strategies')));
    if (unknown.length > 0)
      throw new Refusal(
        'strategies',
        'unknown_strategy',
        `cannot hold ${unknown.map((name) => `"${name}"`).join(', ')}: there are ${strategyNames.join(', ')}`,
      );
    return undefined;
  }),

  validate_generated_code: change(({ get }) => {
    readableModel(textOf(get('generated_code')), 'generated_code');
    return undefined;
  }),

  measure_execution_time: change(({ get, context }) => {
    const started = Date.parse(textOf(get('started_at')));
    return Number.isNaN(started)
      ? undefined
      : { set: { execution_time_ms: Math.max(0, Math.round(context.surroundings.now() - started)) } };
  }),
};
