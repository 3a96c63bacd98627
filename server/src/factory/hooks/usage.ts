/** After an analysis: patterns, pain points and insights as records of their own. */
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { hook, idOf, listOf, textOf } from '../changes/change.ts';
import { findingUses, type PatternUse, type ReadDocuments } from '../documents/read-documents.ts';
import { windowOf } from '../documents/time-window.ts';
import { createdAllIn } from '../within.ts';

interface Weak {
  readonly metric: string;
  readonly value: number;
  readonly reason: string;
}

/** How many insights of each sort are kept, by depth; all when it is none of these. */
const depths: Readonly<Record<string, number>> = { moderate: 3, deep: 10 };

/** Types of analysis that are about one part alone. */
const single: readonly string[] = ['patterns', 'performance', 'pain_points'];

export const usageHooks: Readonly<Record<string, ChangeHandler>> = {
  create_findings: hook(async (report, { context: shared }, context) => {
    const documents = shared['documents'] as ReadDocuments | undefined;
    if (!documents) return report;
    const belongs = { target_dsl: report['target_dsl'], analysis_report_id: idOf(report) };
    const depth = textOf(report['analysis_depth']);
    if (depth === 'surface') return report;
    const most = depths[depth] ?? Number.POSITIVE_INFINITY;
    const wants = (part: string): boolean =>
      report[`include_${part}`] === true &&
      (report['analysis_type'] === part || !single.includes(textOf(report['analysis_type'])));
    // The documents were read already: those who look at them are handed what was read, and no texts.
    const since = context.surroundings.now() - windowOf(textOf(report['time_window']));
    const options = { context: { documents, since: new Date(since).toISOString() } };
    if (wants('patterns'))
      await createdAllIn(
        context,
        'PatternDetection',
        'detect_pattern',
        listOf<PatternUse>(shared['patterns']).map(({ pattern }) => ({
          ...belongs,
          pattern_name: pattern.name,
          documents: [],
        })),
        options,
      );
    if (wants('pain_points'))
      await createdAllIn(
        context,
        'PainPointAnalysis',
        'identify_pain_point',
        findingUses(documents).map(({ code }) => ({ ...belongs, pain_point_name: code, documents: [] })),
        options,
      );
    if (wants('performance'))
      await createdAllIn(context, 'PerformanceMetric', 'collect_metric', [
        {
          ...belongs,
          metric_name: `analysis of ${String(report['target_dsl'])}`.slice(0, 100),
          metric_type: 'latency',
          measurement_value: report['processing_time_ms'] ?? 0,
          measurement_unit: 'ms',
        },
      ]);
    await createdAllIn(context, 'UsageInsight', 'record_insight', [
      ...listOf<Weak>(shared['weakest'])
        .slice(0, most)
        .map(({ metric, value, reason }) => ({
          ...belongs,
          insight_type: 'quality',
          title: `${metric}: ${Math.round(100 * value)} of 100`,
          description: reason,
          evidence: { metric, value },
          priority: value < 0.5 ? 'high' : value < 0.8 ? 'medium' : 'low',
          confidence: report['confidence'] ?? null,
          ...(value < 0.8 && reason !== '' ? { recommendation: reason } : {}),
        })),
      ...listOf<PatternUse>(shared['patterns'])
        .slice(0, most)
        .map(({ pattern, prevalence }) => ({
          ...belongs,
          insight_type: pattern.type === 'anti_pattern' ? 'risk' : 'adoption',
          title: `${pattern.name}: ${prevalence} % of the resources`,
          description: `${pattern.description} ${pattern.effect}`,
          evidence: { pattern: pattern.name, prevalence },
          priority: pattern.type === 'anti_pattern' ? pattern.level : 'low',
          confidence: report['confidence'] ?? null,
          ...(pattern.advice === undefined ? {} : { recommendation: pattern.advice }),
        })),
    ]);
    return report;
  }),
};
