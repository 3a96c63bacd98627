/** Calculations of what is generated: strategies, candidates and their metrics. */
import type { Examples } from './example.ts';

export const ofGeneration: Examples = {
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
};
