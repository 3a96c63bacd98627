/** Every calculation of the factory's resources: examples, and what it is when there is nothing to calculate with. */
import { deepEqual } from 'node:assert/strict';
import { definitions } from '../../../server/src/factory/generated/definitions.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { forEachDialect } from '../store/suite/dialects.ts';
import { type Seeded, startSeeded } from './seeded.ts';

type Related = readonly (readonly [resource: string, field: string, values: Row])[];
interface Example {
  readonly values: Row;
  /** Records that belong to it. */
  readonly with?: Related;
  readonly expect: Row;
}

const ago = (days: number): string => new Date(Date.UTC(2026, 0, 31, 10) - days * 86_400_000).toISOString();
const later = (milliseconds: number): string =>
  new Date(Date.UTC(2026, 0, 31, 9) + milliseconds).toISOString();
const request = (status: string, values: Row = {}) =>
  ['GenerationRequest', 'dsl_project_id', { status, ...values }] as const;
const many = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));

const examples: Readonly<Record<string, readonly Example[]>> = {
  DslProject: [
    {
      values: { quality_score: 80, readiness: 90, deployed_at: ago(3.5) },
      with: [
        request('completed', { execution_time_ms: 100, completed_at: ago(2) }),
        request('completed', { execution_time_ms: 200, completed_at: ago(1) }),
        request('failed', { execution_time_ms: 300, completed_at: ago(0) }),
        request('running'),
      ],
      // 40 + 27 + 20 * 2/3; (100 - 80) * 0.9
      expect: { health_score: 80.3, evolution_potential: 18, generation_time: 200, days_since_deployment: 3 },
    },
    {
      values: {},
      expect: { health_score: 0, evolution_potential: 0, generation_time: null, days_since_deployment: null },
    },
  ],
  GenerationRequest: [
    {
      values: {
        status: 'completed',
        started_at: later(0),
        completed_at: later(2750),
        quality_metrics: { total: 91.5 },
      },
      expect: {
        duration: 2750,
        duration_seconds: 2,
        is_overdue: false,
        quality_score: 91.5,
        success_rate: 1,
      },
    },
    {
      values: { status: 'running', started_at: ago(0.5) },
      expect: {
        duration: null,
        duration_seconds: null,
        is_overdue: true,
        quality_score: null,
        success_rate: null,
      },
    },
    { values: { status: 'pending', inserted_at: ago(0.01) }, expect: { is_overdue: false } },
    { values: { status: 'pending', inserted_at: ago(0.1) }, expect: { is_overdue: true } },
    {
      values: { status: 'cancelled', inserted_at: ago(9), started_at: ago(9) },
      expect: { is_overdue: false },
    },
  ],
  QualityAssessment: [
    {
      values: {
        overall_score: 83.5,
        assessment_duration_ms: 499,
        issues_found: [{ severity: 'error' }, { severity: 'warning' }, { severity: 'error' }],
      },
      expect: {
        assessment_efficiency: 6,
        critical_issues_count: 2,
        improvement_potential: 16.5,
        quality_grade: 'B',
      },
    },
    {
      values: { overall_score: 100 },
      expect: {
        assessment_efficiency: null,
        critical_issues_count: 0,
        improvement_potential: 0,
        quality_grade: 'A',
      },
    },
    ...[
      [90, 'A'],
      [89.9, 'B'],
      [70, 'C'],
      [60, 'D'],
      [59.9, 'F'],
      [0, 'F'],
    ].map(([overall_score, quality_grade]) => ({ values: { overall_score }, expect: { quality_grade } })),
  ],
  EvolutionCycle: [
    {
      values: {
        duration_ms: 5_400_000,
        improvements_generated: 8,
        improvements_tested: 4,
        improvements_applied: 2,
        quality_improvement: 15,
        final_metrics: { total: 95 },
      },
      expect: {
        duration_hours: 1.5,
        efficiency_score: 25,
        impact_score: 75,
        quality_left: 5,
        success_rate: 0.5,
      },
    },
    {
      values: {},
      expect: {
        duration_hours: null,
        efficiency_score: null,
        impact_score: null,
        quality_left: null,
        success_rate: null,
      },
    },
    { values: { quality_improvement: -3, final_metrics: { total: 60 } }, expect: { impact_score: 0 } },
    { values: { quality_improvement: 10, final_metrics: { total: 100 } }, expect: { impact_score: 100 } },
  ],
  SelfImprovement: [
    {
      values: { performance_before: { score: 80.1 }, performance_after: { score: 82.4 } },
      expect: { gain: 2.3 },
    },
    { values: {}, expect: { gain: null } },
  ],
  DomainPattern: [
    { values: { occurrences: 3, sample_size: 4 }, expect: { frequency: 0.75 } },
    { values: {}, expect: { frequency: null } },
  ],
  CrossDomainInsight: [
    { values: { source_domains: ['a', 'b'] }, expect: { domain_count: 2 } },
    { values: {}, expect: { domain_count: 0 } },
  ],
  FileChange: [{ values: { files: many(3) }, expect: { file_count: 3 } }],
  Specification: [
    {
      values: {
        original_text: 'x'.repeat(500),
        entities: many(3),
        features: ['search'],
        processing_time_ms: 249,
        validation_results: {
          readiness: 88,
          metrics: [
            { metric: 'unambiguity', value: 0.8 },
            { metric: 'completeness', value: 0.6 },
          ],
        },
      },
      with: [
        ['ParsedEntity', 'specification_id', { name: 'A' }],
        ['ParsedEntity', 'specification_id', { name: 'B' }],
        ['FeatureExtraction', 'specification_id', {}],
      ],
      expect: {
        entity_count: 3,
        feature_count: 1,
        ambiguity_level: 'medium',
        completeness_score: 0.6,
        extraction_completeness: 0.75,
        processing_efficiency: 2000,
        readiness_score: 88,
      },
    },
    {
      values: {},
      expect: {
        entity_count: 0,
        feature_count: 0,
        ambiguity_level: null,
        completeness_score: null,
        extraction_completeness: null,
        processing_efficiency: null,
        readiness_score: null,
      },
    },
    ...[
      [0.9, 'low'],
      [0.7, 'medium'],
      [0.69, 'high'],
    ].map(([value, ambiguity_level]) => ({
      values: { validation_results: { metrics: [{ metric: 'unambiguity', value }] } },
      expect: { ambiguity_level },
    })),
  ],
  ParsedEntity: [
    {
      values: { properties: many(5), relations: many(2), actions: many(1), constraints: many(2) },
      expect: { property_count: 5, relationship_count: 2, complexity_score: 3.9 },
    },
    { values: {}, expect: { property_count: 0, relationship_count: 0, complexity_score: 0 } },
  ],
  FeatureExtraction: [
    {
      values: { dependencies: ['a', 'b'], complexity: 'complex', confidence_score: 0.5 },
      expect: { dependency_count: 2, implementation_effort: 6, risk_score: 60 },
    },
    {
      values: { complexity: 'trivial' },
      expect: { dependency_count: 0, implementation_effort: 1, risk_score: 60 },
    },
    {
      values: { complexity: 'very_complex', confidence_score: 1 },
      expect: { implementation_effort: 8, risk_score: 40 },
    },
  ],
  DomainMapping: [
    {
      values: {
        mapping_confidence: 0.5,
        domain_patterns: ['booking'],
        template_recommendations: many(2),
        integration_points: ['json_api'],
        domain_constraints: ['unique', 'range'],
      },
      expect: { template_count: 2, domain_fit_score: 65, integration_complexity: 2 },
    },
    { values: {}, expect: { template_count: 0, domain_fit_score: null, integration_complexity: 0 } },
  ],
  GenerationStrategy: [
    {
      values: {
        name: 'seen_once',
        status: 'completed',
        success_score: 0.8,
        processing_time_ms: 1000,
        specification_data: { complexity: 0.6 },
      },
      with: [
        ['CodeCandidate', 'generation_strategy_id', { overall_quality_score: 60 }],
        ['CodeCandidate', 'generation_strategy_id', { overall_quality_score: 90 }],
      ],
      expect: {
        complexity_handling: 'advanced',
        efficiency_score: 40,
        recent_performance: 0.8,
        candidate_count: 2,
        average_candidate_quality: 75,
      },
    },
    {
      values: { name: 'never_done' },
      expect: {
        complexity_handling: null,
        efficiency_score: null,
        recent_performance: null,
        candidate_count: 0,
        average_candidate_quality: null,
      },
    },
    {
      values: { name: 'weak', success_score: 0.5, specification_data: { complexity: 0.6 } },
      expect: { complexity_handling: null },
    },
  ],
  CodeCandidate: [
    {
      values: {
        generated_code: 'resource Book { }',
        overall_quality_score: 80,
        syntax_valid: true,
        compilation_status: 'compilation_warnings',
        code_metrics: { resources: 2, relationships: 1, actions: 5, attributes: 4 },
      },
      expect: { code_size: 17, complexity_estimate: 5, improvement_potential: 20, readiness_score: 78 },
    },
    {
      values: {},
      expect: { code_size: 14, complexity_estimate: null, improvement_potential: null, readiness_score: 0 },
    },
    {
      values: { overall_quality_score: 100, syntax_valid: true, compilation_status: 'compiles' },
      expect: { readiness_score: 100 },
    },
  ],
  QualityMetrics: [
    {
      values: { score: 60, weight: 0.25, benchmark_comparison: { percentile: 40 } },
      expect: { weighted_score: 15, improvement_potential: 10, percentile_rank: 40 },
    },
    { values: {}, expect: { weighted_score: null, improvement_potential: null, percentile_rank: null } },
  ],
  OptimizationResult: [
    {
      values: {
        before_metrics: { total: 70 },
        after_metrics: { total: 77 },
        improvement_percentage: 10,
        applied_techniques: ['a', 'b', 'c'],
        side_effects: ['naming'],
      },
      expect: { efficiency_gain: 7, net_benefit: 8, risk_score: 25 },
    },
    { values: {}, expect: { efficiency_gain: null, net_benefit: null, risk_score: 0 } },
  ],
  AnalysisReport: [
    {
      values: {
        summary_findings: ['a', 'b'],
        recommendations: ['c'],
        started_at: later(0),
        completed_at: later(1500),
        confidence: 0.9,
        data_quality_score: 0.5,
      },
      with: [
        ['PatternDetection', 'analysis_report_id', { pattern_name: 'a', prevalence_percentage: 20 }],
        ['PatternDetection', 'analysis_report_id', { pattern_name: 'b', prevalence_percentage: 40 }],
        ['PainPointAnalysis', 'analysis_report_id', { severity_level: 'high' }],
        ['UsageInsight', 'analysis_report_id', { actionable: true }],
        ['UsageInsight', 'analysis_report_id', { actionable: false }],
      ],
      expect: {
        findings_count: 5,
        actionable_recommendations: 1,
        actionability_score: 50,
        analysis_duration: 1500,
        pattern_strength: 30,
        recommendation_priority: 'high',
        confidence_level: 0.45,
      },
    },
    {
      values: {},
      expect: {
        findings_count: 0,
        actionable_recommendations: 0,
        actionability_score: null,
        analysis_duration: null,
        pattern_strength: null,
        recommendation_priority: 'low',
        confidence_level: null,
      },
    },
    {
      values: { recommendations: ['c'] },
      with: [
        [
          'PainPointAnalysis',
          'analysis_report_id',
          { severity_level: 'high', resolution_status: 'resolved' },
        ],
      ],
      expect: { recommendation_priority: 'medium' },
    },
  ],
  PatternDetection: [
    {
      values: {
        pattern_type: 'anti_pattern',
        prevalence_percentage: 40,
        impact_level: 'high',
        confidence: 0.5,
      },
      expect: { adoption_rate: 0.4, impact_score: 30, significance_score: 20, improvement_priority: 37.5 },
    },
    {
      values: {},
      expect: { adoption_rate: null, impact_score: 0, significance_score: 0, improvement_priority: 0 },
    },
    { values: { impact_level: 'critical', confidence: 1 }, expect: { improvement_priority: 0 } },
  ],
  PerformanceMetric: [
    {
      values: { measurement_value: 10, standard_deviation: 2, performance_score: 75 },
      expect: { improvement_potential: 25, performance_grade: 'C', reliability_score: 80 },
    },
    {
      values: {},
      expect: { improvement_potential: null, performance_grade: null, reliability_score: null },
    },
    { values: { measurement_value: 1, standard_deviation: 3 }, expect: { reliability_score: 0 } },
    { values: { measurement_value: 0, standard_deviation: 0 }, expect: { reliability_score: null } },
  ],
  UsageInsight: [
    { values: { priority: 'high', confidence: 0.5 }, expect: { weight: 1.5 } },
    { values: { priority: 'critical' }, expect: { weight: 0 } },
  ],
  PainPointAnalysis: [
    {
      values: {
        severity_level: 'high',
        user_impact_score: 90,
        productivity_impact: 20,
        affected_user_percentage: 50,
        resolution_effort_estimate: 'medium',
      },
      expect: { overall_impact_score: 62.5, urgency_score: 52.5, resolution_roi: 15.6 },
    },
    { values: {}, expect: { overall_impact_score: 0, urgency_score: 0, resolution_roi: null } },
    {
      values: { severity_level: 'critical', user_impact_score: 90, resolution_status: 'resolved' },
      expect: { urgency_score: 0 },
    },
  ],
  EvolutionRun: [
    {
      values: {
        status: 'running',
        current_generation: 4,
        max_generations: 10,
        population_size: 40,
        elite_size: 2,
        crossover_rate: 0.3,
        baseline_fitness: 60,
        best_fitness: 80,
        average_fitness: 70,
        history: [0.9, 0.8, 0.5, 0.4].map((diversity, number) => ({ number, diversity })),
        started_at: later(0),
        updated_at: later(4000),
      },
      expect: {
        mutation_rate: 0.7,
        elitism_percentage: 0.05,
        convergence_rate: 0.875,
        diversity_trend: 'decreasing',
        estimated_completion: later(10_000).replace('Z', '000Z'),
        fitness_improvement: 20,
        improvement_rate: 5,
        progress_percentage: 40,
      },
    },
    {
      values: { max_generations: 10 },
      expect: {
        convergence_rate: null,
        diversity_trend: null,
        estimated_completion: null,
        fitness_improvement: null,
        improvement_rate: null,
        progress_percentage: 0,
      },
    },
    {
      values: {
        status: 'completed',
        current_generation: 3,
        max_generations: 10,
        best_fitness: 0,
        history: [{ diversity: 0.5 }, { diversity: 0.51 }],
      },
      expect: {
        convergence_rate: null,
        diversity_trend: 'stable',
        estimated_completion: null,
        progress_percentage: 100,
      },
    },
  ],
  GeneticOperator: [
    {
      values: { applications: 8, improvements: 2, total_gain: 3 },
      expect: { success_rate: 0.25, mean_gain: 1.5 },
    },
    { values: {}, expect: { success_rate: null, mean_gain: null } },
  ],
};

forEachDialect(
  'calculations',
  ({ open }) => {
    let seeded: Seeded;
    before(async () => {
      seeded = await startSeeded(await open());
    });

    for (const [resource, cases] of Object.entries(examples))
      it(`of ${resource}`, async () => {
        for (const { values, with: related = [], expect } of cases) {
          const record = await seeded.seed(resource, values);
          for (const [other, field, its] of related)
            await seeded.seed(other, { ...its, [field]: record['id'] });
          const loaded = await seeded.load(resource, record, Object.keys(expect));
          deepEqual(Object.fromEntries(Object.keys(expect).map((name) => [name, loaded[name]])), expect);
        }
      });

    it('of Individual look at its generation and its run', async () => {
      const run = await seeded.seed('EvolutionRun', { population_size: 10, selection_pressure: 3 });
      const individuals: Row[] = [];
      for (const [position, fitness] of [80, 70, 70, null].entries())
        individuals.push(
          await seeded.seed('Individual', {
            evolution_run_id: run['id'],
            key: `0.${position}`,
            position,
            fitness,
          }),
        );
      const fields = ['diversity_contribution', 'survival_probability'];
      const loaded = await Promise.all(individuals.map((each) => seeded.load('Individual', each, fields)));
      deepEqual(
        loaded.map((each) => each['diversity_contribution']),
        [1, 0.5, 0.5, null],
      );
      // 1 - 0.9³, 0.9³ - 0.8³, …
      deepEqual(
        loaded.map((each) => each['survival_probability']),
        [0.271, 0.217, 0.169, 0.127],
      );
    });

    it('are all tried here', () => {
      const tried = new Set(
        Object.entries(examples).flatMap(([resource, cases]) =>
          cases.flatMap(({ expect }) => Object.keys(expect).map((name) => `${resource}.${name}`)),
        ),
      );
      const all = definitions.resources.flatMap(({ name, calculations }) =>
        calculations.map((each) => `${name}.${each.name}`),
      );
      deepEqual(
        all.filter((name) => !tried.has(name) && !name.startsWith('Individual.')),
        [],
      );
    });
  },
  ['sql.js', 'PostgreSQL'],
);
