/** Every read action of the factory's resources, on every database: what it finds, and what not. */
import { deepEqual, ok } from 'node:assert/strict';
import { definitions } from '../../../server/src/factory/generated/definitions.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import { unwrap } from '../../../server/src/runtime/outcome.ts';
import { forEachDialect } from '../store/suite/dialects.ts';
import { type Seeded, startSeeded } from './seeded.ts';

interface Case {
  readonly input?: Row;
  /** Records that it finds, in this order; `id` of the input is put in by name. */
  readonly finds: readonly Row[];
  readonly not: readonly Row[];
}

const day = 86_400_000;
const ago = (days: number): string => new Date(Date.UTC(2026, 0, 31, 10) - days * day).toISOString();
const recent: Case = {
  input: { days: 10 },
  finds: [{ inserted_at: ago(1) }, { inserted_at: ago(9) }],
  not: [{ inserted_at: ago(11) }],
};
/** Values from a bound on, the greatest first; records without one are left out, where there may be such. */
const above = (field: string, good: readonly number[], bad: number, nil = true): Case => ({
  finds: good.map((value) => ({ [field]: value })),
  not: [{ [field]: bad }, ...(nil ? [{}] : [])],
});

const cases: Readonly<Record<string, Case>> = {
  'DslProject.high_quality': above('quality_score', [95, 80], 79.9),
  'DslProject.recent': {
    input: { days: 10 },
    finds: [{ updated_at: ago(1) }, { updated_at: ago(9) }],
    not: [{ updated_at: ago(11) }],
  },
  'DslProject.by_status': {
    input: { status: 'failed' },
    finds: [{ status: 'failed' }],
    not: [{ status: 'testing' }],
  },
  'GenerationRequest.by_status': {
    input: { status: 'pending' },
    finds: [
      { status: 'pending', priority: 9 },
      { status: 'pending', inserted_at: ago(2) },
      { status: 'pending', inserted_at: ago(1) },
    ],
    not: [{ status: 'running' }],
  },
  'GenerationRequest.successful': { finds: [{ status: 'completed' }], not: [{ status: 'failed' }] },
  'GenerationRequest.performance_analysis': {
    finds: [
      { status: 'failed', completed_at: ago(1) },
      { status: 'completed', completed_at: ago(29) },
    ],
    not: [
      { status: 'running', completed_at: ago(1) },
      { status: 'completed', completed_at: ago(31) },
    ],
  },
  'QualityAssessment.high_quality': above('overall_score', [99, 80], 79, false),
  'QualityAssessment.with_issues': { finds: [{ issues_found: [{ a: 1 }] }], not: [{ issues_found: [] }] },
  'QualityAssessment.recent_trends': {
    finds: [{ inserted_at: ago(3) }, { inserted_at: ago(1) }],
    not: [{ inserted_at: ago(40) }],
  },
  'QualityAssessment.by_score_range': {
    input: { minimum: 40, maximum: 60 },
    finds: [{ overall_score: 60 }, { overall_score: 40 }],
    not: [{ overall_score: 39 }, { overall_score: 61 }],
  },
  'EvolutionCycle.successful': {
    finds: [{ status: 'completed', quality_improvement: 1 }],
    not: [
      { status: 'completed', quality_improvement: 0 },
      { status: 'failed', quality_improvement: 3 },
    ],
  },
  'EvolutionCycle.high_impact': above('quality_improvement', [9, 5], 4.9),
  'EvolutionCycle.recent': recent,
  'SelfImprovement.applied': {
    finds: [{ status: 'applied', applied_at: ago(1) }],
    not: [{ status: 'reverted', applied_at: null }],
  },
  'DomainPattern.shared': above('occurrences', [5, 2], 1),
  'CrossDomainInsight.widely_applicable': above('applicability_score', [0.9, 0.5], 0.4),
  'Decision.pending': { finds: [{ status: 'proposed' }], not: [{ status: 'approved' }] },
  'FileChange.last': {
    finds: [{ label: 'Newest' }],
    not: [
      { label: 'Undone', undone: true },
      { label: 'Older', inserted_at: ago(3) },
    ],
  },
  'Specification.with_features': {
    input: { features: ['search', 'audit'] },
    finds: [{ features: ['audit', 'offline'] }],
    not: [{ features: ['offline'] }, { features: [] }],
  },
  'Specification.similar_to': {
    input: { domain: 'data', features: ['search'] },
    finds: [{ domain: 'data', features: ['search'] }],
    not: [
      { domain: 'api', features: ['search'] },
      { domain: 'data', features: ['audit'] },
    ],
  },
  'Specification.high_confidence': above('confidence_score', [1, 0.8], 0.7),
  'Specification.recent': recent,
  'ParsedEntity.high_confidence': above('confidence', [1, 0.8], 0.7),
  'FeatureExtraction.high_confidence': above('confidence_score', [1, 0.8], 0.7),
  'FeatureExtraction.complex_features': {
    finds: [{ complexity: 'very_complex' }],
    not: [{ complexity: 'moderate' }],
  },
  'DomainMapping.high_confidence': above('mapping_confidence', [1, 0.8], 0.7),
  'DomainMapping.with_templates': {
    finds: [{ template_recommendations: [{ strategy: 'template' }] }],
    not: [{ template_recommendations: [] }],
  },
  'GenerationStrategy.inactive': { finds: [{ active: false }], not: [{ active: true }] },
  'GenerationStrategy.successful': { finds: [{ status: 'completed' }], not: [{ status: 'failed' }] },
  'GenerationStrategy.recent': recent,
  'CodeCandidate.high_quality': above('overall_quality_score', [90, 80], 79),
  'CodeCandidate.deployment_ready': {
    finds: [{ deployment_ready: true }],
    not: [{ deployment_ready: false }],
  },
  'CodeCandidate.recent': recent,
  'QualityMetrics.failing_thresholds': {
    finds: [{ threshold_passed: false }],
    not: [{ threshold_passed: true }],
  },
  'QualityMetrics.high_impact': above('weight', [0.3, 0.15], 0.1, false),
  'OptimizationResult.successful': {
    finds: [{ success_status: 'successful' }],
    not: [{ success_status: 'reverted' }],
  },
  'OptimizationResult.high_impact': above('improvement_percentage', [9, 5], 4),
  'OptimizationResult.pending_approval': {
    finds: [{ success_status: 'partially_successful' }],
    not: [{ success_status: 'failed' }, { success_status: 'successful', reviewer_approval: true }],
  },
  'AnalysisReport.completed': { finds: [{ status: 'completed' }], not: [{ status: 'running' }] },
  'AnalysisReport.recent': recent,
  'AnalysisReport.high_quality': {
    finds: [{ status: 'completed', confidence: 0.9, data_quality_score: 0.8 }],
    not: [
      { status: 'completed', confidence: 0.9, data_quality_score: 0.7 },
      { status: 'running', confidence: 1, data_quality_score: 1 },
    ],
  },
  'PatternDetection.high_frequency': above('frequency', [9, 5], 4),
  'PatternDetection.anti_patterns': {
    finds: [{ pattern_type: 'anti_pattern' }],
    not: [{ pattern_type: 'structural' }],
  },
  'PatternDetection.emerging_patterns': {
    finds: [{ trend_direction: 'emerging' }],
    not: [{ trend_direction: 'stable' }, {}],
  },
  'PatternDetection.recent': recent,
  'PerformanceMetric.poor_performance': {
    finds: [{ performance_score: 10 }, { performance_score: 49 }],
    not: [{ performance_score: 50 }, {}],
  },
  'PerformanceMetric.with_issues': {
    finds: [{ performance_issues: ['Slow.'] }],
    not: [{ performance_issues: [] }],
  },
  'PerformanceMetric.recent': recent,
  'UsageInsight.actionable': { finds: [{ actionable: true }], not: [{ actionable: false }] },
  'UsageInsight.recent': recent,
  'PainPointAnalysis.high_priority': {
    finds: [{ resolution_priority: 'critical' }],
    not: [{ resolution_priority: 'medium' }],
  },
  'PainPointAnalysis.unresolved': {
    finds: [{ resolution_status: 'planning' }],
    not: [{ resolution_status: 'wont_fix' }],
  },
  'PainPointAnalysis.recent': recent,
  'EvolutionRun.successful': {
    finds: [{ status: 'completed', best_fitness: 80, baseline_fitness: 70 }],
    not: [
      { status: 'completed', best_fitness: 70, baseline_fitness: 70 },
      { status: 'stopped', best_fitness: 80, baseline_fitness: 70 },
    ],
  },
  'EvolutionRun.recent': recent,
};

/** A value for an argument that a read needs. */
const made: Readonly<Record<string, unknown>> = {
  uuid: '00000000-0000-4000-8000-00000000dead',
  atom: 'none',
  string: 'none',
  integer: 1,
  decimal: 1,
  array: ['none'],
};

forEachDialect(
  'read actions',
  ({ open }) => {
    let seeded: Seeded;
    before(async () => {
      seeded = await startSeeded(await open());
    });

    it('find what they are meant to find, and nothing else', async () => {
      for (const [name, { input = {}, finds, not }] of Object.entries(cases)) {
        const [resource = '', action = ''] = name.split('.');
        const wanted: unknown[] = [];
        const unwanted: unknown[] = [];
        for (const values of finds) wanted.push((await seeded.seed(resource, values))['id']);
        for (const values of not) unwanted.push((await seeded.seed(resource, values))['id']);
        const found = (await seeded.read(resource, action, input)).map((each) => each['id']);
        deepEqual(
          found.filter((id) => wanted.includes(id)),
          wanted,
          name,
        );
        deepEqual(
          found.filter((id) => unwanted.includes(id)),
          [],
          name,
        );
      }
    });

    it('find nothing for what nobody has', async () => {
      let tried = 0;
      for (const { name, actions } of definitions.resources)
        for (const action of actions) {
          if (action.kind !== 'read') continue;
          const needed = action.arguments.filter(({ allowNil }) => !allowNil);
          const input = Object.fromEntries([
            ...needed.map((each) => [each.name, made[each.type.name]]),
            ...(action.getBy ?? []).map((field) => [field, 'none']),
          ]);
          const outcome = await seeded.runtime.read(name, action.name, input);
          const where = `${name}.${action.name}`;
          if (action.getBy) ok(!outcome.ok && outcome.error.class === 'not_found', where);
          else if (needed.length > 0) deepEqual(unwrap(outcome).results, [], where);
          else unwrap(outcome);
          tried++;
        }
      ok(tried > 100, `${tried}`);
    });
  },
  ['sql.js', 'PostgreSQL'],
);
