/** The main job, from requirements to a chosen model in the store, and what is left when it fails. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readModelText } from '../../../server/src/factory/documents/judge-model.ts';
import { readStamp } from '../../../server/src/factory/documents/provenance.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { type Started, startFactory } from './start.ts';

const requirements = `Each reader has a name and a card number.
The card number of a reader is unique.
A reader borrows books.
Each book has a title, an author and a number of pages.
Each loan has a start date, a due date and a status, which is open, returned or overdue.
The librarian returns a loan.
Readers can search for books.
`;

const inputs = {
  uri: 'file:///library.req',
  requirements,
  name: 'Library',
  target_uri: 'file:///library.spark',
  requirements_file: 'library.req',
  seed: 7,
};

/** How many records each resource has; those without are left out. */
async function countsOf({ definitions, read }: Started): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { name } of definitions.resources) {
    const { length } = await read(name, 'read');
    if (length > 0) counts[name] = length;
  }
  return counts;
}

describe('DslGeneration', () => {
  let started: Started;
  let result: Readonly<Record<string, Row>>;
  before(async () => {
    started = await startFactory();
    const outcome = await started.reactors.run('DslGeneration', inputs);
    deepEqual(outcome.errors, []);
    result = outcome.value as typeof result;
  });

  it('keeps the project with the chosen model', async () => {
    const [project] = await started.read('DslProject', 'by_uri', { uri: inputs.uri });
    equal(project?.['status'], 'testing');
    equal(project['name'], 'Library');
    equal(project['statement_count'], 7);
    const {
      strategy,
      seed,
      score,
      requirements: file,
      edited,
    } = readStamp(String(project['generated_code'])) ?? {};
    deepEqual([seed, file, edited], [7, 'library.req', false]);
    equal(score, project['quality_score']);
    equal(strategy, result['choice']?.['candidate_name']);
    const { model, broken } = readModelText(String(project['generated_code']));
    equal(broken, undefined);
    ok(model.resources.some(({ name }) => name === 'Book'));
  });

  it('keeps each candidate with its metrics, and which was chosen and why', async () => {
    const [request] = await started.read(
      'GenerationRequest',
      'read',
      {},
      { load: ['candidate_count', 'quality_score', 'duration'] },
    );
    equal(request?.['status'], 'completed');
    equal(request['candidate_count'], 2);
    ok(Number(request['duration']) > 0);
    const candidates = await started.read('CodeCandidate', 'by_request', {
      generation_request_id: request['id'],
    });
    deepEqual(
      candidates.map((each) => each['candidate_name']),
      ['template', 'pattern_based'],
    );
    const scores = candidates.map((each) => Number(each['overall_quality_score']));
    const [chosen, ...others] = candidates.filter((each) => each['chosen'] === true);
    deepEqual(others, []);
    equal(chosen?.['overall_quality_score'], Math.max(...scores));
    equal(request['quality_score'], chosen['overall_quality_score']);
    equal(chosen['deployment_ready'], true);
    match(String((chosen['supporting_files'] as Row)['MODEL.md']), /^# Library/);
    match(String((request['reasons'] as readonly string[])[0]), /of 100 points/);
    for (const candidate of candidates) {
      const metrics = await started.read('QualityMetrics', 'by_candidate', {
        code_candidate_id: candidate['id'],
      });
      const { evaluation } = candidate as { evaluation?: { metrics: readonly unknown[]; total: number } };
      equal(metrics.length, evaluation?.metrics.length);
      const weighted = await started.runtime.load('QualityMetrics', metrics, ['weighted_score']);
      ok(weighted.ok);
      const sum = weighted.value.reduce((all, each) => all + Number(each['weighted_score']), 0);
      ok(Math.abs(sum - Number(evaluation?.total)) < 0.2, `${sum} of ${evaluation?.total}`);
    }
  });

  it('keeps what the requirements say, with each entity and feature', async () => {
    const [specification] = await started.read(
      'Specification',
      'read',
      {},
      {
        load: [
          'entity_count',
          'feature_count',
          'extraction_completeness',
          'readiness_score',
          'ambiguity_level',
        ],
      },
    );
    const entities = await started.read('ParsedEntity', 'by_specification', {
      specification_id: specification?.['id'],
    });
    ok(entities.some((each) => each['name'] === 'Book'));
    equal(specification?.['entity_count'], entities.length);
    equal(specification['extraction_completeness'], 1);
    equal(specification['feature_count'], 1);
    const [feature] = await started.read('FeatureExtraction', 'by_specification', {
      specification_id: specification['id'],
    });
    deepEqual([feature?.['feature_name'], feature?.['feature_type']], ['search', 'data']);
    const [project] = await started.read('DslProject', 'read');
    equal(specification['readiness_score'], project?.['readiness']);
    equal(specification['dsl_project_id'], project?.['id']);
  });

  it('makes the same model of the same requirements again, in the same project', async () => {
    const before = await started.read('DslProject', 'read');
    const outcome = await started.reactors.run('DslGeneration', inputs);
    equal(outcome.state, 'successful');
    const after = await started.read('DslProject', 'read');
    equal(after.length, 1);
    equal(after[0]?.['id'], before[0]?.['id']);
    equal(after[0]?.['generated_code'], before[0]?.['generated_code']);
    const candidates = await started.read('CodeCandidate', 'read');
    equal(new Set(candidates.map((each) => each['content_id'])).size, 2);
    equal(candidates.length, 4);
  });

  it('runs the one strategy that is asked for', async () => {
    const other = { ...inputs, uri: 'file:///other.req', strategies: ['template'] };
    const outcome = await started.reactors.run('DslGeneration', other);
    equal(outcome.state, 'successful');
    const { request, choice } = outcome.value as Record<string, Row>;
    equal(request?.['strategy_type'], 'template');
    equal(choice?.['candidate_name'], 'template');
  });
});

describe('DslGeneration that fails', () => {
  it('makes nothing of requirements in which there is nothing to model', async () => {
    const started = await startFactory();
    const outcome = await started.reactors.run('DslGeneration', { ...inputs, requirements: 'Hello there.' });
    equal(outcome.state, 'failed');
    match(outcome.errors[0]?.message ?? '', /must say what there is/);
    deepEqual(await countsOf(started), {});
  });

  it('says which strategies there are when one is unknown, and leaves the project as failed', async () => {
    const started = await startFactory({ durable: true });
    const outcome = await started.reactors.run('DslGeneration', { ...inputs, strategies: ['magic'] });
    equal(outcome.state, 'failed');
    match(outcome.errors[0]?.message ?? '', /magic.*template/);
    deepEqual(await countsOf(started), { DslProject: 1, GenerationRequest: 1 });
    const [project] = await started.read('DslProject', 'read');
    deepEqual(
      [project?.['status'], project?.['failure']],
      ['failed', 'The generation did not come to its end.'],
    );
  });

  it('takes back what it made when a late step fails', async () => {
    const started = await startFactory({ durable: true });
    const { runtime } = started;
    // The listener hears of the chosen candidate and destroys the project's request under the run's feet.
    let done: Promise<unknown> = Promise.resolve();
    runtime.subscribe('*', ({ resource, action, record }) => {
      if (resource === 'CodeCandidate' && action === 'generate_final')
        done = runtime.update('GenerationRequest', 'cancel', String(record['generation_request_id']), {});
    });
    const outcome = await started.reactors.run('DslGeneration', inputs);
    await done;
    equal(outcome.state, 'failed');
    const counts = await countsOf(started);
    deepEqual(counts, { DslProject: 1, GenerationRequest: 1 });
    const [project] = await started.read('DslProject', 'read');
    equal(project?.['status'], 'failed');
  });
});
