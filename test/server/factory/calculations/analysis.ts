/** Calculations of what is learnt of use, and of evolution. */
import { type Examples, later } from './example.ts';

export const ofAnalysis: Examples = {
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
