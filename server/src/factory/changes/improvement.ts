/** How the factory changes itself: a value is tried on samples, and kept as a setting when it helps. */
import type { AfterHook } from '../../runtime/changeset.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import type { FactoryServices } from '../services.ts';
import { type Parameters, standardParameters, type Trial, tryParameters, tunables } from '../tunables.ts';
import { createdIn, recordsOf } from '../within.ts';
import { change, listOf, mapOf, numberOf, Refusal, type Seen, textOf } from './change.ts';

/** The parameters that records of settings come to. */
export function parametersOf(settings: readonly Row[]): Parameters {
  const set = settings.flatMap((each) => {
    const tunable = tunables.find(({ name }) => name === each['key']);
    const valid = tunable && tunable.problem(each['value']) === undefined;
    return valid ? [[tunable.name, each['value']] as const] : [];
  });
  return { ...standardParameters, ...Object.fromEntries(set) };
}

/** What is wrong with trying a value for a setting; undefined when nothing is. */
export function problemWith(name: string, value: unknown): Refusal | undefined {
  const tunable = tunables.find((each) => each.name === name);
  if (!tunable)
    return new Refusal(
      'target_component',
      'unknown_setting',
      `must be one of ${tunables.map((each) => each.name).join(', ')}`,
    );
  const problem = tunable.problem(value);
  return problem === undefined ? undefined : new Refusal('value', 'invalid', problem);
}

/** The trial that a workflow made. */
const triedIn = ({ argument }: Seen, which: 'before' | 'after'): Trial | undefined =>
  (mapOf(argument('trials'))[which] as Trial | undefined) ?? undefined;

interface Baseline {
  readonly parameters: Parameters;
  readonly trial: Trial;
}

const trialWith = (seen: Seen, parameters: Parameters, { host }: FactoryServices): Promise<Trial> =>
  tryParameters(
    listOf<string>(seen.argument('samples')),
    parameters,
    numberOf(seen.argument('seed')) ?? 1,
    host,
  );

export function improvementChanges(services: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    measure_baseline: change(async (seen) => {
      const problem = problemWith(textOf(seen.get('target_component')), seen.argument('value'));
      if (problem) throw problem;
      if (listOf(seen.argument('samples')).length === 0)
        throw new Refusal('samples', 'required', 'must hold at least one text');
      const parameters = parametersOf(await recordsOf(seen.context, 'Setting', 'read', {}, { limit: 1000 }));
      const trial = triedIn(seen, 'before') ?? (await trialWith(seen, parameters, services));
      const baseline: Baseline = { parameters, trial };
      return { set: { performance_before: trial }, share: { baseline } };
    }),

    apply_improvement: change(async (seen) => {
      const baseline = seen.shared<Baseline>('baseline');
      if (!baseline) return undefined;
      const name = textOf(seen.get('target_component'));
      const value = seen.argument('value');
      const trial =
        triedIn(seen, 'after') ??
        (await trialWith(seen, { ...baseline.parameters, [name]: value }, services));
      return {
        set: { change_made: { from: baseline.parameters[name], to: value } },
        share: { trial },
      };
    }),

    measure_impact: change(({ shared }) => {
      const trial = shared<Trial>('trial');
      return trial && { set: { performance_after: trial } };
    }),

    update_success_rate: change((seen) => {
      const before = seen.shared<Baseline>('baseline')?.trial.scores ?? [];
      const after = seen.shared<Trial>('trial')?.scores ?? [];
      const better = after.filter((score, index) => score > (before[index] ?? 0)).length;
      const worse = after.filter((score, index) => score < (before[index] ?? 0)).length;
      const success_rate = after.length === 0 ? 0 : Math.round((1000 * better) / after.length) / 1000;
      if (better <= worse || seen.argument('keep') !== true) return { set: { success_rate }, state: 'tried' };
      const now = new Date(seen.context.surroundings.now()).toISOString();
      return {
        set: { success_rate, applied_at: now },
        state: 'applied',
        after: keepValue('to'),
      };
    }),

    put_setting: change(() => ({ after: keepValue('to') })),

    revert_improvement: change(() => ({
      set: { applied_at: null },
      after: keepValue('from'),
    })),
  };
}

/** Makes the value before or after an improvement a setting. */
const keepValue =
  (which: 'from' | 'to'): AfterHook =>
  async (record, _, context) => {
    const value = mapOf(record['change_made'])[which];
    await createdIn(context, 'Setting', 'put', { key: record['target_component'], value });
    return record;
  };
