/** Projects from draft to deployment, their requests, assessments and cycles; decisions, changes of files, settings. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Row } from '../../../server/src/runtime/context.ts';
import type { Notification } from '../../../server/src/runtime/notification.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const requirements = 'Each book has a title and an author.\nA reader borrows books.\n';
const model = `use ash.domain, ash.resource
domain Library { resources [Book, Reader] }
resource Book { attributes { uuid_primary_key id  attribute title: string  attribute author: string } actions { defaults [read, create] } }
resource Reader { attributes { uuid_primary_key id } actions { defaults [read] } }
`;

describe('a project', () => {
  let started: Started;
  let project: Row;
  const heard: Notification[] = [];
  before(async () => {
    started = await startFactory();
    started.runtime.subscribe('*', (notification) => heard.push(notification));
    project = await started.create('DslProject', 'generate_from_requirements', {
      uri: 'file:///library.req',
      name: 'Library',
      requirements,
      target_uri: 'file:///library.spark',
      strategies: ['template'],
      seed: 5,
    });
  });
  const refused = async (action: string, input: Row = {}, of = project) =>
    codesOf(await started.runtime.update('DslProject', action, of, input));

  it('is one for each document, generated from as often as one likes', async () => {
    const again = await started.create('DslProject', 'generate_from_requirements', {
      uri: 'file:///library.req',
      name: 'City library',
      requirements,
    });
    deepEqual([again['id'], again['name'], again['status']], [project['id'], 'City library', 'generating']);
    equal((await started.read('GenerationRequest', 'read')).length, 2);
    deepEqual(
      codesOf(
        await started.runtime.create('DslProject', 'create', {
          uri: 'file:///library.req',
          name: 'Other',
          requirements,
        }),
      ),
      ['uri taken'],
    );
  });

  it('needs statements, and something to model in them', async () => {
    const ask = async (action: string, text: string) =>
      codesOf(
        await started.runtime.create('DslProject', action, {
          uri: 'file:///x.req',
          name: 'X',
          requirements: text,
        }),
      );
    deepEqual(await ask('create', '// nothing'), ['requirements no_statements']);
    deepEqual(await ask('generate_from_requirements', 'Hello there.'), ['requirements nothing_to_model']);
  });

  it('queues a request with the strategies and the seed', async () => {
    const requests = await started.read('GenerationRequest', 'by_project', { dsl_project_id: project['id'] });
    const first = requests.at(-1) ?? {};
    deepEqual(
      [
        first['strategies'],
        first['strategy_type'],
        first['seed'],
        first['status'],
        first['requirements_hash'],
      ],
      [['template'], 'template', 5, 'pending', project['content_hash']],
    );
    const contradiction = {
      dsl_project_id: project['id'],
      strategy_type: 'template',
      strategies: ['pattern_based'],
    };
    deepEqual(codesOf(await started.runtime.create('GenerationRequest', 'queue_generation', contradiction)), [
      'strategies contradiction',
    ]);
    const magic = { dsl_project_id: project['id'], strategies: ['magic'] };
    deepEqual(codesOf(await started.runtime.create('GenerationRequest', 'start_generation', magic)), [
      'strategies unknown_strategy',
    ]);
  });

  it('moves only along its transitions', async () => {
    deepEqual(await refused('deploy', { force: true }), [
      'generated_code required',
      'status no_matching_transition',
    ]);
    deepEqual(await refused('start_evolution'), ['status no_matching_transition']);
  });

  it('takes a model that can be read, and no other', async () => {
    deepEqual(await refused('complete_generation', { generated_code: 'resource {' }), [
      'generated_code unreadable',
    ]);
    project = await started.update('DslProject', 'complete_generation', project, {
      generated_code: model,
      quality_score: 70,
    });
    equal(project['status'], 'testing');
    const { test_results } = project['metadata'] as { test_results: Row };
    deepEqual(test_results['error'], 0);
  });

  it('is deployed when it is good enough, or when somebody insists', async () => {
    deepEqual(await refused('deploy'), ['quality_score not_good_enough']);
    const deployed = await started.update('DslProject', 'deploy', project, { force: true });
    deepEqual([deployed['status'], typeof deployed['deployed_at']], ['deployed', 'string']);
    const good = await started.create('DslProject', 'generate_from_requirements', {
      uri: 'file:///good.req',
      name: 'Good',
      requirements,
      target_uri: 'file:///good.spark',
    });
    const done = await started.update('DslProject', 'complete_generation', good, {
      generated_code: model,
      quality_score: 85,
      auto_deploy: true,
    });
    equal(done['status'], 'deployed');
  });

  it('is assessed: scores by group, issues with their lines, recommendations, and what people say', async () => {
    const assessed = await started.create('QualityAssessment', 'assess_project', {
      dsl_project_id: project['id'],
    });
    const score = Number(assessed['overall_score']);
    ok(score > 30 && score < 100);
    for (const name of ['code_quality_score', 'usability_score', 'maintainability_score'])
      equal(typeof assessed[name], 'number', name);
    ok((assessed['recommendations'] as readonly string[]).length > 0);
    const reviewed = await started.update('QualityAssessment', 'add_manual_review', assessed, {
      score: 40,
      comment: 'Readers have no name.',
      recommendations: ['Give readers a name.'],
    });
    equal(reviewed['overall_score'], Math.round((10 * (score + 40)) / 2) / 10);
    equal(reviewed['assessment_type'], 'hybrid');
    ok((reviewed['recommendations'] as readonly string[]).includes('Give readers a name.'));
    const [found] = await started.read('QualityAssessment', 'by_score_range', { minimum: 0, maximum: 100 });
    equal(found?.['id'], assessed['id']);
    const bare = await started.create('DslProject', 'create', {
      uri: 'file:///bare.req',
      name: 'Bare',
      requirements,
    });
    const ask = { dsl_project_id: bare['id'] };
    deepEqual(codesOf(await started.runtime.create('QualityAssessment', 'assess_project', ask)), [
      'generated_code required',
    ]);
  });

  it('goes through cycles of evolution, each with its number and what it won', async () => {
    const [deployed] = await started.read('DslProject', 'by_uri', { uri: 'file:///library.req' });
    const evolving = await started.update('DslProject', 'start_evolution', deployed ?? {});
    equal(evolving['status'], 'evolving');
    const [cycle = {}] = await started.read('EvolutionCycle', 'by_project', {
      dsl_project_id: project['id'],
    });
    deepEqual([cycle['cycle_number'], cycle['status']], [1, 'analyzing']);
    const { total } = cycle['baseline_metrics'] as { total: number };
    const move = (action: string, input: Row, of: Row) => started.update('EvolutionCycle', action, of, input);
    let next = await move('advance_to_generating', {}, cycle);
    deepEqual(codesOf(await started.runtime.update('EvolutionCycle', 'advance_to_testing', next, {})), [
      'improvements_generated required',
    ]);
    next = await move('advance_to_testing', { improvements_generated: 4 }, next);
    deepEqual(
      codesOf(
        await started.runtime.update('EvolutionCycle', 'advance_to_applying', next, {
          improvements_tested: 5,
        }),
      ),
      ['improvements_tested inconsistent'],
    );
    next = await move('advance_to_applying', { improvements_tested: 4 }, next);
    next = await move(
      'complete_successfully',
      { final_metrics: { total: total + 5 }, improvements_applied: 2, lessons_learned: ['Names matter.'] },
      next,
    );
    deepEqual([next['status'], next['quality_improvement']], ['completed', 5]);
    ok(Number(next['duration_ms']) > 0);
    const second = await started.create('EvolutionCycle', 'start_evolution', {
      dsl_project_id: project['id'],
    });
    equal(second['cycle_number'], 2);
    const failed = await started.update('EvolutionCycle', 'mark_failed', second, { reason: 'Power cut.' });
    deepEqual([failed['status'], failed['lessons_learned']], ['failed', ['Power cut.']]);
    const [won] = await started.read('EvolutionCycle', 'high_impact');
    equal(won?.['id'], next['id']);
  });

  it('tells who listens of everything, by its id', () => {
    const topics = heard.filter(({ resource }) => resource === 'DslProject').flatMap(({ topics }) => topics);
    ok(topics.includes(`dsl_project:${String(project['id'])}`));
    const cycles = heard.filter(({ resource }) => resource === 'EvolutionCycle');
    ok(cycles.every(({ topics }) => topics.includes(`evolution_cycle:${String(project['id'])}`)));
  });

  it('takes everything along when it is forgotten', async () => {
    const gone = await started.runtime.destroy('DslProject', 'destroy', project);
    ok(gone.ok, JSON.stringify(gone));
    for (const resource of ['GenerationRequest', 'QualityAssessment', 'EvolutionCycle'])
      deepEqual(await started.read(resource, 'by_project', { dsl_project_id: project['id'] }), [], resource);
  });
});

describe('a decision', () => {
  it('waits for somebody, unless the factory may decide alone', async () => {
    const { runtime, create, read } = await startFactory();
    const propose = { kind: 'evolve', reason: 'It scores low.' };
    const waiting = await create('Decision', 'propose', propose);
    equal(waiting['status'], 'proposed');
    const anonymous = await runtime.update('Decision', 'approve', waiting, {});
    ok(!anonymous.ok && anonymous.error.class === 'forbidden');
    const approved = await runtime.update('Decision', 'approve', waiting, {}, { actor: { id: 'ann' } });
    ok(approved.ok);
    deepEqual([approved.value['status'], approved.value['decided_by']], ['approved', 'ann']);
    const alone = await create('Decision', 'propose', { ...propose, autonomy_level: 'full_auto' });
    deepEqual([alone['status'], typeof alone['decided_at']], ['approved', 'string']);
    deepEqual(await read('Decision', 'pending'), []);
  });
});

describe('a change of files', () => {
  it('is undone once, and the newest that is not undone is the last', async () => {
    const { runtime, create, read, update } = await startFactory();
    const files = [{ uri: 'file:///a.spark', after: 'x' }];
    const first = await create('FileChange', 'record', { label: 'First', files });
    const second = await create('FileChange', 'record', { label: 'Second', files });
    equal((await read('FileChange', 'last'))[0]?.['id'], second['id']);
    const undone = await update('FileChange', 'mark_undone', second);
    equal((await read('FileChange', 'last'))[0]?.['id'], first['id']);
    match(String(codesOf(await runtime.update('FileChange', 'mark_undone', undone, {}))), /undone/);
  });
});

describe('a setting', () => {
  it('is kept in place of the one before, whatever its value', async () => {
    const { create, read } = await startFactory();
    for (const value of [1, 'text', [1, { a: null }], { deep: { er: true } }, false, null]) {
      await create('Setting', 'put', { key: 'view', value });
      const [setting, ...others] = await read('Setting', 'by_key', { key: 'view' });
      deepEqual([setting?.['value'], others], [value, []]);
    }
  });
});
