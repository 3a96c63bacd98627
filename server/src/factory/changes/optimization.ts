/** Attempts to better a candidate: measured before and after, approved, or taken back. */
import type { Host } from '../../base/host.ts';
import type { Specification } from '../../model/specification.ts';
import type { Row } from '../../runtime/context.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import { isMetricGroup, judgeModelText, metricScores, rounded } from '../documents/judge-model.ts';
import { type EvolvedText, evolveText } from '../evolve-text.ts';
import { type FactoryServices, stoppedBy } from '../services.ts';
import { recordOf, updatedIn } from '../within.ts';
import { change, mapOf, numberOf, Refusal, type Seen, textOf, type Values } from './change.ts';
import { readableModel } from './projects.ts';

const specificationIn = ({ argument }: Seen): Specification | undefined =>
  (argument('specification') as Specification | null) ?? undefined;

/** The model of the candidate. */
async function codeOf({ context, get }: Seen): Promise<string> {
  const candidate = await recordOf(context, 'CodeCandidate', get('target_code_candidate_id'));
  return textOf(candidate['generated_code']);
}

/** The model bettered in what the optimization is about. @throws Refusal for what nothing measures, or a model that cannot be read */
async function optimized(seen: Seen, text: string, host: Host): Promise<EvolvedText> {
  const type = textOf(seen.get('optimization_type'));
  if (type !== 'overall' && !isMetricGroup(type))
    throw new Refusal('optimization_type', 'not_measured', `cannot be ${type}, which nothing measures`);
  readableModel(text, 'target_code_candidate_id');
  const specification = specificationIn(seen);
  return evolveText(
    {
      text,
      ...(type === 'overall' ? {} : { group: type }),
      generations: numberOf(seen.argument('generations')) ?? 5,
      population: numberOf(seen.argument('population')) ?? 20,
      seed: numberOf(seen.argument('seed')) ?? 1,
      ...(specification ? { specification } : {}),
    },
    host,
  );
}

export function optimizationChanges({ host }: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    capture_before_metrics: change(async (seen) => {
      const text = await codeOf(seen);
      const read = readableModel(text, 'target_code_candidate_id');
      const { evaluation } = judgeModelText(text, specificationIn(seen), read);
      return { set: { before_code: text, before_metrics: metricScores(evaluation) } };
    }),

    apply_optimization_techniques: change(
      async (seen) => {
        const evolved = await optimized(seen, textOf(seen.get('before_code')), host);
        return {
          set: {
            after_code: evolved.after.text,
            applied_techniques: evolved.steps.map(({ description }) => description),
          },
          share: { evolved },
        };
      },
      async (seen, signal) => optimized(seen, await codeOf(seen), stoppedBy(signal, host)),
    ),

    capture_after_metrics: change((seen) => {
      const evolved = seen.shared<EvolvedText>('evolved');
      if (!evolved) return undefined;
      const { evaluation } = judgeModelText(evolved.after.text, specificationIn(seen), evolved.after);
      const before = mapOf(seen.get('before_metrics'));
      const after = metricScores(evaluation);
      const worse = Object.keys(after).filter(
        (metric) => metric !== 'total' && Number(after[metric]) < Number(before[metric] ?? 0),
      );
      return {
        set: {
          after_metrics: after,
          side_effects: worse,
          validation_results: {
            errors: evolved.after.diagnostics.filter((d) => d.severity === 'error').length,
          },
          processing_time_ms: evolved.milliseconds,
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
