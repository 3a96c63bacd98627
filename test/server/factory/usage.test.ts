/** Analyses of documents: what they use, what hurts, what is measured, and what is said about it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { trendOf } from '../../../server/src/factory/changes/patterns.ts';
import { summaryOf } from '../../../server/src/factory/changes/performance.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { codesOf, type Started, startFactory } from './start.ts';

const shop = `use ash.resource, ash.state_machine
resource Order {
  attributes { uuid_primary_key id  attribute number: string { allow_nil? false }  attribute inserted_at: utc_datetime }
  relationships { belongs_to customer: Customer { allow_nil? false } }
  identities { identity unique_number: [number] }
  state_machine {
    initial_states [open]  default_initial_state open
    transitions { transition ship { from open  to shipped } }
  }
  actions { defaults [read]  create place { accept [number] }  update ship { change transition_state(shipped) } }
}
resource Customer {
  attributes { uuid_primary_key id  attribute name: string  attribute email: string  attribute street: string  attribute city: string }
  actions { defaults [read, create] }
}
resource Note { attributes { uuid_primary_key id  attribute body: string } }
`;
const broken = 'use ash.resource\nresource Lost { relationships { belongs_to nobody: Nobody } }\n';
const documents = [
  { uri: 'file:///shop.spark', text: shop },
  { uri: 'file:///lost.spark', text: broken },
];

describe('an analysis', () => {
  let started: Started;
  let report: Row;
  let result: Readonly<Record<string, readonly Row[]>>;
  before(async () => {
    started = await startFactory();
    const outcome = await started.reactors.run('ComprehensiveAnalysis', { target_dsl: 'shop', documents });
    deepEqual(outcome.errors, []);
    result = outcome.value as typeof result;
    report = (outcome.value as Readonly<Record<string, Row>>)['report'] ?? {};
  });

  it('counts what there is', () => {
    const { findings } = report as { findings: { documents: number; resources: number; patterns: Row } };
    deepEqual([findings.documents, findings.resources], [2, 4]);
    equal(findings.patterns['life_cycle'], 1);
    equal(findings.patterns['untyped_data'], 1);
    deepEqual(
      [report['sample_size'], report['coverage_percentage'], report['data_quality_score']],
      [2, 100, 1],
    );
    equal(report['confidence'], 0.59);
    equal(
      report['findings_count'],
      4 + (result['patterns']?.length ?? 0) + (result['pain_points']?.length ?? 0),
    );
    match(String((report['summary_findings'] as readonly string[])[0]), /^2 documents with 4 resources/);
  });

  it('keeps each pattern with where it is and what it does', () => {
    const cycle = result['patterns']?.find((each) => each['pattern_name'] === 'life_cycle');
    deepEqual(
      [
        cycle?.['frequency'],
        cycle?.['prevalence_percentage'],
        cycle?.['impact_level'],
        cycle?.['pattern_type'],
      ],
      [1, 25, 'high', 'behavioral'],
    );
    deepEqual(cycle?.['examples'], [{ resource: 'Order', uri: 'file:///shop.spark' }]);
    deepEqual(cycle?.['related_patterns'], ['timestamps', 'natural_key', 'ownership', 'domain_actions']);
    const isolated = result['patterns']?.find((each) => each['pattern_name'] === 'isolated_resource');
    equal(isolated?.['pattern_type'], 'anti_pattern');
    ok((report['recommendations'] as readonly string[]).some((each) => each.includes('Note')));
  });

  it('keeps each kind of finding with how grave it is and what would mend it', () => {
    const [pain = {}] = result['pain_points'] ?? [];
    equal(pain['pain_point_name'], 'spark/dangling-reference');
    deepEqual(
      [pain['severity_level'], pain['user_impact_score'], pain['affected_user_percentage']],
      ['high', 90, 50],
    );
    equal(pain['resolution_priority'], 'critical');
    deepEqual(pain['evidence_data'], { 'file:///lost.spark': pain['frequency_of_occurrence'] });
    match(String((pain['symptoms'] as readonly string[])[0]), /Nobody/);
    equal(report['recommendation_priority'], 'high');
  });

  it('has insights, of which those that recommend something can be acted on', () => {
    for (const each of result['insights'] ?? [])
      equal(each['actionable'], each['recommendation'] !== null, String(each['title']));
    ok((result['insights']?.length ?? 0) >= 3);
  });

  it('sees patterns come and go against the report before', async () => {
    const again = { target_dsl: 'shop', documents: documents.slice(0, 1) };
    const outcome = await started.reactors.run('ComprehensiveAnalysis', again);
    const { patterns = [] } = outcome.value as typeof result;
    const trend = (name: string) =>
      patterns.find((each) => each['pattern_name'] === name)?.['trend_direction'];
    equal(trend('life_cycle'), 'increasing');
    equal(trendOf(undefined, 10, true), 'emerging');
    equal(trendOf(undefined, 10, false), null);
    deepEqual(
      [trendOf(10, 10.5, true), trendOf(10, 8, true), trendOf(10, 4, true)],
      ['stable', 'decreasing', 'declining'],
    );
  });

  it('refuses sources outside of this machine, and windows of time that are none', async () => {
    const ask = (input: Row) =>
      started.runtime.create('AnalysisReport', 'analyze_dsl_usage', {
        target_dsl: 'shop',
        documents,
        ...input,
      });
    deepEqual(codesOf(await ask({ data_sources: ['github', 'local'] })), ['data_sources not_at_hand']);
    deepEqual(codesOf(await ask({ data_sources: [] })), ['data_sources required']);
    deepEqual(codesOf(await ask({ time_window: 'soon' })), ['time_window invalid']);
    deepEqual(
      codesOf(
        await ask({
          analysis_depth: 'deep',
          include_patterns: false,
          include_performance: false,
          include_pain_points: false,
        }),
      ),
      ['analysis_depth nothing_to_do'],
    );
  });

  it('keeps what type and depth ask for', async () => {
    const kept = async (input: Row): Promise<readonly number[]> => {
      const made = await started.create('AnalysisReport', 'analyze_dsl_usage', {
        target_dsl: 'other',
        documents,
        ...input,
      });
      const counts: number[] = [];
      for (const resource of ['PatternDetection', 'PainPointAnalysis', 'PerformanceMetric', 'UsageInsight'])
        counts.push((await started.read(resource, 'by_report', { analysis_report_id: made['id'] })).length);
      return counts;
    };
    deepEqual(await kept({ analysis_depth: 'surface' }), [0, 0, 0, 0]);
    const [patterns = 0, pains = 0, metrics = 0, insights = 0] = await kept({ analysis_type: 'patterns' });
    ok(patterns > 3);
    deepEqual([pains, metrics, insights], [0, 0, 6]);
    const [none, all, , more = 0] = await kept({
      include_patterns: false,
      analysis_depth: 'comprehensive',
    });
    deepEqual([none, all], [0, result['pain_points']?.length]);
    ok(more > insights);
  });

  it('looks back for trends as far as its time window', async () => {
    const look = async (time_window: string) => {
      const input = { target_dsl: 'shop', documents, time_window };
      const made = await started.create('AnalysisReport', 'analyze_dsl_usage', input);
      const found = await started.read('PatternDetection', 'by_report', { analysis_report_id: made['id'] });
      return found.map((each) => each['trend_direction']);
    };
    started.clock.now += 40 * 86_400_000;
    deepEqual(new Set(await look('30d')), new Set([null]));
    ok((await look('3m')).every((trend) => trend === 'stable'));
  });

  it('looks into one resource', async () => {
    const looked = await started.create('AnalysisReport', 'introspect_ash_resource', {
      target_dsl: 'shop',
      documents,
      resource: 'Customer',
    });
    const { findings } = looked as { findings: Row };
    deepEqual(findings['used_by'], ['Order']);
    deepEqual(findings['patterns'], ['untyped_data']);
    equal((findings['structure'] as { attributes: readonly Row[] }).attributes.length, 4);
    deepEqual(
      codesOf(
        await started.runtime.create('AnalysisReport', 'introspect_ash_resource', {
          target_dsl: 'shop',
          documents,
          resource: 'Nobody',
        }),
      ),
      ['resource unknown_resource'],
    );
  });

  it('that begins now and ends later knows how long it took', async () => {
    const begun = await started.create('AnalysisReport', 'start_analysis', { target_dsl: 'shop' });
    equal(begun['status'], 'running');
    started.clock.now += 5000;
    const ended = await started.update('AnalysisReport', 'complete_analysis', begun, { sample_size: 0 });
    ok(Number(ended['processing_time_ms']) >= 5000);
    const failed = await started.update(
      'AnalysisReport',
      'mark_failed',
      await started.create('AnalysisReport', 'start_analysis', { target_dsl: 'shop' }),
      { reason: 'No disk.' },
    );
    deepEqual([failed['status'], failed['analysis_metadata']], ['failed', { failure: 'No disk.' }]);
  });

  it('lets a pain point be resolved with words, and not without', async () => {
    const [pain] = await started.read('PainPointAnalysis', 'unresolved');
    ok(pain);
    deepEqual(codesOf(await started.runtime.update('PainPointAnalysis', 'resolve_pain_point', pain, {})), [
      'resolution_notes required',
    ]);
    const resolved = await started.update('PainPointAnalysis', 'resolve_pain_point', pain, {
      resolution_notes: 'Named the right resource.',
    });
    equal(resolved['resolution_status'], 'resolved');
    ok(resolved['resolved_at']);
  });
});

describe('a measurement', () => {
  it('is summed up, and compared with those before it', async () => {
    const started = await startFactory();
    const measure = (input: Row) =>
      started.create('PerformanceMetric', 'collect_metric', {
        target_dsl: 'shop',
        metric_name: 'generation',
        ...input,
      });
    const first = await measure({ samples: [0.1, 0.2, 0.3], measurement_unit: 's' });
    deepEqual([first['measurement_unit'], first['measurement_value']], ['ms', 200]);
    deepEqual([first['standard_deviation'], first['variance']], [100, 10_000]);
    deepEqual(
      [first['baseline_value'], first['performance_score'], first['benchmark_percentile']],
      [null, null, null],
    );
    const second = await measure({ measurement_value: 300 });
    deepEqual(
      [second['baseline_value'], second['performance_score'], second['benchmark_percentile']],
      [200, 40, 0],
    );
    deepEqual(second['performance_issues'], ['It is 50 % above the baseline.']);
    deepEqual(second['optimization_opportunities'], ['It has been 200 ms: getting back there wins 33 %.']);
    const third = await measure({ measurement_value: 125 });
    deepEqual(
      [third['baseline_value'], third['performance_score'], third['benchmark_percentile']],
      [250, 66.7, 100],
    );
    deepEqual(
      (third['trend_data'] as readonly Row[]).map(({ value }) => value),
      [200, 300],
    );
    const ask = (input: Row) =>
      started.runtime.create('PerformanceMetric', 'collect_metric', {
        target_dsl: 'shop',
        metric_name: 'generation',
        ...input,
      });
    deepEqual(codesOf(await ask({})), ['measurement_value required']);
    deepEqual(codesOf(await ask({ measurement_value: -1 })), ['measurement_value negative']);
  });

  it('has outliers by the fences of its middle half', () => {
    equal(summaryOf([10, 11, 12, 13, 14, 100]).outliers, 1);
    equal(summaryOf([1, 2, 3]).outliers, 0);
    deepEqual(summaryOf([5]), { mean: 5, variance: 0, deviation: 0, low: 5, high: 5, outliers: 0 });
    equal(summaryOf([]).mean, 0);
  });
});
