/** The factory at its own work: settings that are tried on samples, kept, and taken back; insights across domains. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { silentHost } from '../../../server/src/base/host.ts';
import { sharesOf } from '../../../server/src/factory/changes/insights.ts';
import { improvementSteps } from '../../../server/src/factory/steps/improvement.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const samples = ['Each book has a title and an author.\nA reader borrows books.\n'];

/** What experience models better than the literal reading does. */
const bookings = `Each member has a name and a unique e-mail address.
Each booking belongs to one member and one court.
Each court has a number and a surface.
A booking has a start time, an end time and a price.
The trainer cancels a booking.
Every change is recorded.
`;

/** What a step gives for arguments. */
async function given(name: string, args: Row): Promise<readonly Row[]> {
  const result = await improvementSteps({ host: silentHost })[name]?.run(args, {} as never);
  if (!result || !('value' in result)) throw new Error(JSON.stringify(result));
  return result.value as readonly Row[];
}

describe('an improvement', () => {
  let started: Started;
  before(async () => {
    started = await startFactory();
  });

  it('is tried on samples, with and without it, and changes nothing when it does not help', async () => {
    const tried = await started.create('SelfImprovement', 'apply_improvement', {
      target_component: 'evolution.crossover',
      value: 0.3,
      samples,
    });
    deepEqual(tried['performance_before'], tried['performance_after']);
    deepEqual([tried['status'], tried['success_rate'], tried['applied_at']], ['tried', 0, null]);
    deepEqual(tried['change_made'], { from: 0.3, to: 0.3 });
    deepEqual(await started.read('Setting', 'read'), []);
  });

  it('becomes a setting when it helps, and is taken back', async () => {
    await started.create('Setting', 'put', { key: 'synthesis.strategies', value: ['template'] });
    const setting = async () =>
      (await started.read('Setting', 'by_key', { key: 'synthesis.strategies' }))[0]?.['value'];
    const value = ['template', 'pattern_based'];
    const better = await started.create('SelfImprovement', 'apply_improvement', {
      improvement_type: 'strategy',
      target_component: 'synthesis.strategies',
      value,
      samples: [bookings],
    });
    const [before, after] = [better['performance_before'], better['performance_after']] as {
      score: number;
    }[];
    ok(Number(after?.score) > Number(before?.score));
    deepEqual([better['status'], better['success_rate']], ['applied', 1]);
    deepEqual(await setting(), value);
    const reverted = await started.update('SelfImprovement', 'revert', better);
    deepEqual([reverted['status'], reverted['applied_at']], ['reverted', null]);
    deepEqual(await setting(), ['template']);
  });

  it('is refused for settings that are none, and values that do not fit', async () => {
    const ask = async (target_component: string, value: unknown, of = samples) =>
      codesOf(
        await started.runtime.create('SelfImprovement', 'apply_improvement', {
          target_component,
          value,
          samples: of,
        }),
      );
    deepEqual(await ask('evolution.luck', 1), ['target_component unknown_setting']);
    deepEqual(await ask('evolution.population', 0), ['value invalid']);
    deepEqual(await ask('synthesis.strategies', ['magic']), ['value invalid']);
    deepEqual(await ask('evolution.elites', 1, []), ['samples required']);
  });

  it('goes the whole way as a workflow', async () => {
    const other = await startFactory({ durable: true });
    const outcome = await other.reactors.run('ContinuousImprovement', {
      system_metrics: { evolution_gain: 0.1 },
      samples,
    });
    deepEqual(outcome.errors, []);
    const { bottlenecks, tried, applied } = outcome.value as Record<string, readonly Row[]>;
    deepEqual(
      bottlenecks?.map(({ name, component }) => [name, component]),
      [['evolution_gain', 'evolution']],
    );
    deepEqual(
      tried?.map((each) => each['target_component']),
      ['evolution.population', 'evolution.elites', 'evolution.tournament', 'evolution.crossover'],
    );
    equal(applied?.length, 4);
    const kept = await other.read('SelfImprovement', 'applied');
    deepEqual(
      kept.map((each) => each['success_rate']),
      kept.map(() => 1),
    );
    equal((await other.read('Setting', 'read')).length, kept.length);
  });
});

describe('bottlenecks', () => {
  it('are strategies that fail or score low, slow generations, evolutions that win little', async () => {
    const found = await given('identify_bottlenecks', {
      metrics: { uptime: 0.99, synthesis_quality: 0.5 },
      strategy_runs: [
        { name: 'template', status: 'completed', success_score: 0.95 },
        { name: 'pattern_based', status: 'failed' },
        { name: 'pattern_based', status: 'completed', success_score: 0.6 },
      ],
      requests: [{ execution_time_ms: 60_000 }],
      evolutions: [
        { status: 'completed', baseline_fitness: 80, best_fitness: 81 },
        { status: 'running', baseline_fitness: 80, best_fitness: 99 },
      ],
    });
    deepEqual(
      found.map(({ name }) => name),
      [
        'evolution wins little',
        'generation is slow',
        'pattern_based fails',
        'synthesis_quality',
        'pattern_based scores low',
      ],
    );
    deepEqual(await given('identify_bottlenecks', {}), []);
  });

  it('are met with values that were not tried before', async () => {
    const bottlenecks = [{ name: 'x', component: 'evolution', severity: 1, evidence: '' }];
    const first = await given('generate_solutions', { bottlenecks, earlier: [] });
    const population = first.find(({ target_component }) => target_component === 'evolution.population');
    equal(population?.['value'], 40);
    const earlier = [{ target_component: 'evolution.population', change_made: { from: 100, to: 40 } }];
    const second = await given('generate_solutions', { bottlenecks, earlier });
    equal(second.find(({ target_component }) => target_component === 'evolution.population')?.['value'], 60);
    deepEqual(await given('generate_solutions', { bottlenecks: [], earlier: [] }), []);
  });
});

describe('an insight', () => {
  const data = [
    { domain: 'clinic', patterns: ['life_cycle', 'timestamps'] },
    { domain: 'clinic', patterns: ['life_cycle'] },
    { domain: 'shop', patterns: ['life_cycle', 'natural_key'] },
    { domain: 'school', patterns: [] },
  ];

  it('is the pattern that most domains share, and how widely it applies', async () => {
    const { create, runtime } = await startFactory();
    const insight = await create('CrossDomainInsight', 'discover_insight', { domain_data: data });
    deepEqual(
      [insight['pattern_name'], insight['source_domains'], insight['pattern_type']],
      ['life_cycle', ['clinic', 'shop'], 'behavioral'],
    );
    // Two of three domains, in all of their models.
    equal(insight['applicability_score'], 0.667);
    const ask = async (domain_data: unknown) =>
      codesOf(await runtime.create('CrossDomainInsight', 'discover_insight', { domain_data }));
    deepEqual(await ask(data.slice(0, 2)), ['domain_data too_few_domains']);
    deepEqual(
      await ask([
        { domain: 'a', patterns: ['x'] },
        { domain: 'b', patterns: ['y'] },
      ]),
      ['domain_data nothing_in_common'],
    );
    ok(
      sharesOf([{ domain: 'a', patterns: ['x', 'x'] }])
        .get('x')
        ?.get('a') === 1,
    );
  });

  it('rests on patterns of domains, which are counted anew and not twice', async () => {
    const { create, read, runtime } = await startFactory();
    const pattern = { domain_name: 'clinic', pattern_name: 'life_cycle', occurrences: 1, sample_size: 2 };
    await create('DomainPattern', 'record_pattern', pattern);
    await create('DomainPattern', 'record_pattern', { ...pattern, occurrences: 3, sample_size: 4 });
    const found = await read(
      'DomainPattern',
      'by_domain',
      { domain_name: 'clinic' },
      { load: ['frequency'] },
    );
    deepEqual(
      found.map((each) => each['frequency']),
      [0.75],
    );
    const wrong = await runtime.create('DomainPattern', 'record_pattern', { ...pattern, occurrences: 9 });
    ok(!wrong.ok);
  });
});
