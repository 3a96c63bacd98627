/** Runs of strategies and candidates: made, tested, bettered, reviewed, taken back. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { specify } from '../../../server/src/factory/documents/specify.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const { specification } = specify({
  uri: 'file:///library.req',
  text: 'Each book has a title, an author and a number of pages.\nEach reader has a name and a unique card number.\nA reader borrows books.\n',
});
const poor = `use ash.domain, ash.resource
domain Library { resources [Book] }
resource Book { attributes { uuid_primary_key id  attribute titl: string } actions { defaults [read] } }
`;

describe('a run of a strategy', () => {
  let started: Started;
  before(async () => {
    started = await startFactory();
  });
  const generate = (values: Row) =>
    started.create('GenerationStrategy', 'generate_code', {
      name: 'template',
      strategy_type: 'template',
      specification,
      requirements_file: 'library.req',
      requirements_uri: 'file:///library.req',
      requirements_hash: 'abc',
      ...values,
    });

  it('makes a model that reads back, and keeps it as a candidate with its score', async () => {
    const run = await generate({});
    deepEqual([run['status'], run['success_rate']], ['completed', 1]);
    match(String(run['description']), /literally/);
    const [candidate] = await started.read('CodeCandidate', 'by_strategy', {
      generation_strategy_id: run['id'],
    });
    equal(candidate?.['overall_quality_score'], Math.round(1000 * Number(run['success_score'])) / 10);
    deepEqual([candidate['syntax_valid'], candidate['compilation_status']], [true, 'compiles']);
    deepEqual(candidate['rationale'], (run['strategy_metadata'] as Row)['rationale']);
    const { code_metrics } = candidate as { code_metrics: Row };
    equal(code_metrics['resources'], 2);
  });

  it('is kept as failed, with the reason, when there is no such strategy', async () => {
    const run = await generate({ name: 'magic', strategy_type: 'hybrid' });
    deepEqual([run['status'], run['success_score'], run['success_rate']], ['failed', null, 0]);
    match(String((run['error_details'] as Row)['message']), /no strategy "magic"/);
    deepEqual(await started.read('CodeCandidate', 'by_strategy', { generation_strategy_id: run['id'] }), []);
  });

  it('is refused without a specification that has entities', async () => {
    const ask = async (values: Row) =>
      codesOf(
        await started.runtime.create('GenerationStrategy', 'generate_code', {
          name: 'template',
          strategy_type: 'template',
          ...values,
        }),
      );
    ok(
      (await ask({ specification: { entities: [], statements: [] } })).includes(
        'specification nothing_to_model',
      ),
    );
    ok((await ask({ specification: { a: 1 } })).includes('specification invalid'));
    ok(
      (await ask({ specification, generation_options: { optimize_generations: 'many' } })).includes(
        'generation_options invalid',
      ),
    );
  });

  it('betters its model when its options say so', async () => {
    const plain = await generate({ seed: 2 });
    const better = await generate({ seed: 2, generation_options: { optimize_generations: 3 } });
    ok(Number(better['success_score']) >= Number(plain['success_score']));
    equal(better['optimization_applied'], Number(better['success_score']) > Number(plain['success_score']));
  });

  it('rests when a person switches it off, unless it is asked for by name', async () => {
    const [run = {}] = await started.read('GenerationStrategy', 'by_name', { name: 'template' });
    await started.update('GenerationStrategy', 'deactivate', run);
    const names = async (strategies: readonly string[]) => {
      const outcome = await started.reactors.run('MultiStrategyGeneration', { specification, strategies });
      const { evaluation } = outcome.value as { evaluation: { candidates: readonly Row[] } };
      return evaluation.candidates.map((each) => each['candidate_name']);
    };
    deepEqual(await names([]), ['pattern_based']);
    deepEqual(await names(['template']), ['template']);
    await started.update('GenerationStrategy', 'activate', run);
    deepEqual(await names([]), ['template', 'pattern_based']);
  });

  it('learns from earlier runs, and waits in a queue', async () => {
    const queued = await started.create('GenerationStrategy', 'queue_strategy', {
      name: 'template',
      strategy_type: 'template',
      specification_data: specification,
    });
    equal(queued['status'], 'pending');
    const learned = await started.update('GenerationStrategy', 'optimize_strategy', queued);
    equal(learned['success_rate'], 1);
    ok([1, 2].includes(Number((learned['configuration'] as Row)['seed'])));
    const begun = await started.update('GenerationStrategy', 'begin_strategy', learned);
    const done = await started.update('GenerationStrategy', 'complete_strategy', begun, {
      success_score: 0.5,
    });
    deepEqual([begun['status'], done['status'], done['success_rate']], ['running', 'completed', 1]);
    const idle = await started.update('GenerationStrategy', 'deactivate', done);
    equal(idle['active'], false);
  });
});

describe('a candidate', () => {
  let started: Started;
  let candidate: Row;
  before(async () => {
    started = await startFactory();
    candidate = await started.create('CodeCandidate', 'generate_candidate', {
      candidate_name: 'by hand',
      generated_code: poor,
      specification,
    });
  });

  it('that somebody else made is read and scored', async () => {
    ok(Number(candidate['overall_quality_score']) < 60);
    equal(candidate['syntax_valid'], true);
    const broken = { candidate_name: 'x', generated_code: 'resource Book {' };
    deepEqual(codesOf(await started.runtime.create('CodeCandidate', 'generate_candidate', broken)), [
      'generated_code unreadable',
    ]);
  });

  it('is tested by reading and printing it', async () => {
    const { test_results } = (await started.update('CodeCandidate', 'run_tests', candidate)) as {
      test_results: Row;
    };
    deepEqual([test_results['passed'], test_results['total']], [5, 5]);
  });

  it('is not ready when it is poor, and says what is in it', async () => {
    const final = await started.update('CodeCandidate', 'generate_final', candidate);
    equal(final['deployment_ready'], false);
    equal((final['supporting_files'] as Row)['MODEL.md'], '# Library\n\n## Book\n\n- titl: string\n');
  });

  it('is bettered by evolution', async () => {
    const better = await started.update('CodeCandidate', 'optimize', candidate, {
      specification,
      generations: 3,
    });
    ok(Number(better['overall_quality_score']) > Number(candidate['overall_quality_score']));
    equal(better['quality_score_after_optimization'], better['overall_quality_score']);
    equal(better['optimization_applied'], true);
  });

  it('is optimized as a proposal, which a person approves and takes back', async () => {
    const other = await started.create('CodeCandidate', 'generate_candidate', {
      candidate_name: 'by hand',
      generated_code: poor,
    });
    const proposal = await started.create('OptimizationResult', 'apply_optimization', {
      optimization_type: 'overall',
      optimization_name: 'three generations',
      target_code_candidate_id: other['id'],
      generations: 3,
      specification,
    });
    ok(['successful', 'partially_successful'].includes(String(proposal['success_status'])));
    ok(Number(proposal['improvement_percentage']) > 0);
    const code = async () =>
      (await started.read('CodeCandidate', 'read')).find((each) => each['id'] === other['id'])?.[
        'generated_code'
      ];
    equal(await code(), poor);
    const [waiting] = await started.read('OptimizationResult', 'pending_approval');
    equal(waiting?.['id'], proposal['id']);
    const approved = await started.update('OptimizationResult', 'approve_optimization', proposal);
    ok((await code()) !== poor);
    const back = await started.update('OptimizationResult', 'rollback_optimization', approved);
    deepEqual([back['success_status'], back['reviewer_approval']], ['reverted', false]);
    equal(await code(), poor);
  });

  it('is bettered in what somebody asks for, and not in what nothing measures', async () => {
    const optimize = (optimization_type: string) =>
      started.runtime.create('OptimizationResult', 'apply_optimization', {
        optimization_type,
        optimization_name: optimization_type,
        target_code_candidate_id: candidate['id'],
        generations: 3,
        specification,
      });
    const security = await optimize('security');
    ok(security.ok);
    const [before, after] = [security.value['before_metrics'], security.value['after_metrics']] as Row[];
    ok(Number(after?.['access'] ?? 0) >= Number(before?.['access'] ?? 0));
    deepEqual(codesOf(await optimize('performance')), ['optimization_type not_measured']);
  });

  it('is reviewed along the states that a verdict leads to', async () => {
    const reviewed = await started.update('CodeCandidate', 'review_candidate', candidate, {
      verdict: 'approved',
      comment: 'Fine.',
    });
    equal(reviewed['final_status'], 'approved');
    equal((reviewed['reviewer_feedback'] as Row)['comment'], 'Fine.');
    deepEqual(
      codesOf(
        await started.runtime.update('CodeCandidate', 'review_candidate', reviewed, { verdict: 'rejected' }),
      ),
      ['final_status no_matching_transition'],
    );
  });

  it('has metrics in one unit, compared with those before', async () => {
    const measure = (values: Row) =>
      started.create('QualityMetrics', 'measure_quality', {
        metric_type: 'usability',
        metric_name: 'by hand',
        measurement_details: { reasons: ['Nobody may do anything.'] },
        ...values,
      });
    const first = await measure({ metric_value: 40, metric_unit: 'percent' });
    deepEqual([first['metric_value'], first['metric_unit'], first['score']], [0.4, 'ratio', 40]);
    deepEqual(
      [first['threshold_passed'], first['improvement_suggestions']],
      [false, ['Nobody may do anything.']],
    );
    const second = await measure({ metric_value: 0.8 });
    deepEqual(second['benchmark_comparison'], { count: 1, mean: 40, percentile: 100 });
    deepEqual([second['threshold_passed'], second['improvement_suggestions']], [true, []]);
    const other = await measure({ metric_value: 17, metric_unit: 'lines' });
    equal(other['score'], null);
    const wrong = { metric_type: 'usability', metric_name: 'x', metric_value: 2 };
    ok(
      codesOf(await started.runtime.create('QualityMetrics', 'measure_quality', wrong)).includes(
        'metric_value out_of_range',
      ),
    );
  });
});
