/** Calculations of projects, requests, assessments and cycles. */
import { ago, type Examples, later, many, request } from './example.ts';

export const ofProjects: Examples = {
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
};
