/** Attempts to better a candidate: measured before and after, approved, or taken back. */
import type { Specification } from '../../model/specification.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { isMetricGroup, judgeModelText, metricScores, rounded } from '../documents/judge-model.ts';
import { type EvolvedText, evolveText } from '../evolve-text.ts';
import type { FactoryServices } from '../services.ts';
import { recordOf, updatedIn } from '../within.ts';
import { change, mapOf, numberOf, Refusal, type Seen, textOf, type Values } from './change.ts';
import { readableModel } from './projects.ts';

const specificationIn = ({ argument }: Seen): Specification | undefined =>
  (argument('specification') as Specification | null) ?? undefined;

export function optimizationChanges({ host }: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    capture_before_metrics: change(async (seen) => {
      const candidate = await recordOf(seen.context, 'CodeCandidate', seen.get('target_code_candidate_id'));
      const text = textOf(candidate['generated_code']);
      const read = readableModel(text, 'target_code_candidate_id');
      const { evaluation } = judgeModelText(text, specificationIn(seen), read);
      return {
        set: { before_code: text, before_metrics: metricScores(evaluation) },
        share: { began: seen.context.surroundings.now() },
      };
    }),

    apply_optimization_techniques: change(async (seen) => {
      const specification = specificationIn(seen);
      const type = textOf(seen.get('optimization_type'));
      if (type !== 'overall' && !isMetricGroup(type))
        throw new Refusal('optimization_type', 'not_measured', `cannot be ${type}, which nothing measures`);
      const evolved = await evolveText(textOf(seen.get('before_code')), {
        ...(type === 'overall' ? {} : { group: type }),
        generations: numberOf(seen.argument('generations')) ?? 5,
        population: numberOf(seen.argument('population')) ?? 20,
        seed: numberOf(seen.argument('seed')) ?? 1,
        host,
        ...(specification ? { specification } : {}),
      });
      return {
        set: {
          after_code: evolved.after.text,
          applied_techniques: evolved.steps.map(({ description }) => description),
        },
        share: { evolved },
      };
    }),

    capture_after_metrics: change((seen) => {
      const evolved = seen.shared<EvolvedText>('evolved');
      if (!evolved) return undefined;
      const { evaluation } = judgeModelText(evolved.after.text, specificationIn(seen), evolved.after);
      const before = mapOf(seen.get('before_metrics'));
      const after = metricScores(evaluation);
      const worse = Object.keys(after).filter(
        (metric) => metric !== 'total' && Number(after[metric]) < Number(before[metric] ?? 0),
      );
      const began = seen.shared<number>('began') ?? 0;
      return {
        set: {
          after_metrics: after,
          side_effects: worse,
          validation_results: {
            errors: evolved.after.diagnostics.filter((d) => d.severity === 'error').length,
          },
          processing_time_ms: Math.max(0, Math.round(seen.context.surroundings.now() - began)),
        },
      };
    }),

    calculate_improvement: change(({ get }) => {
      const before = numberOf(mapOf(get('before_metrics'))['total']) ?? 0;
      const after = numberOf(mapOf(get('after_metrics'))['total']) ?? 0;
      const percent = before === 0 ? (after > 0 ? 1000 : 0) : (100 * (after - before)) / before;
      const worse = (get('side_effects') as readonly string[]).length > 0;
      return {
        set: { improvement_percentage: rounded(Math.max(-100, Math.min(1000, percent))) },
        state: after > before ? (worse ? 'partially_successful' : 'successful') : 'failed',
      };
    }),

    process_approval: change(({ changeset }) => ({
      set: { reviewer_approval: true },
      after: async (record, _, context) => {
        const full = await whole(context, record);
        await updatedIn(context, 'CodeCandidate', 'take_code', String(record['target_code_candidate_id']), {
          generated_code: full['after_code'] ?? changeset.data?.['after_code'],
        });
        return record;
      },
    })),

    revert_optimization: change(() => ({
      set: { reviewer_approval: false },
      after: async (record, _, context) => {
        const full = await whole(context, record);
        await updatedIn(context, 'CodeCandidate', 'take_code', String(record['target_code_candidate_id']), {
          generated_code: full['before_code'],
        });
        return record;
      },
    })),
  };
}

/** The record with its texts, which reads leave out. */
async function whole(context: Seen['context'], record: Row): Promise<Values> {
  return recordOf(context, 'OptimizationResult', record['id'], { load: ['before_code', 'after_code'] });
}
