/** Models that strategies or people made: read, checked, scored, tested, bettered, reviewed. */
import type { Host } from '../../base/host.ts';
import { printModel } from '../../language/spark/index.ts';
import type { DomainModel } from '../../model/domain-model.ts';
import type { Specification } from '../../model/specification.ts';
import type { ChangeHandler } from '../../runtime/handlers.ts';
import {
  findingData,
  groupScore,
  type JudgedText,
  judgeModelText,
  modelCounts,
  type ReadText,
  readModelText,
} from '../documents/judge-model.ts';
import { type EvolvedText, evolveText } from '../evolve-text.ts';
import { type FactoryServices, stoppedBy } from '../services.ts';
import { createdAllIn, recordsOf, updatedIn } from '../within.ts';
import { change, idOf, mapOf, numberOf, Refusal, type Seen, textOf, type Values } from './change.ts';

/** Which sort of quality each metric is about. */
const metricTypes: Readonly<Record<string, string>> = {
  coverage: 'correctness',
  completeness: 'usability',
  validity: 'correctness',
  traceability: 'maintainability',
  relationships: 'reliability',
  constraints: 'reliability',
  naming: 'maintainability',
  access: 'security',
  behaviour: 'usability',
  simplicity: 'maintainability',
};

const specificationIn = ({ argument }: Seen): Specification | undefined =>
  (argument('specification') as Specification | null) ?? undefined;

/** The candidate's model bettered as the arguments ask for. */
function optimized(seen: Seen, host: Host): Promise<EvolvedText> {
  const specification = specificationIn(seen);
  return evolveText(
    {
      text: textOf(seen.get('generated_code')),
      generations: numberOf(seen.argument('generations')) ?? 5,
      population: numberOf(seen.argument('population')) ?? 20,
      seed: numberOf(seen.argument('seed')) ?? 1,
      ...(specification ? { specification } : {}),
    },
    host,
  );
}

/** What a candidate keeps of its scores. */
function scoresOf({ evaluation, model, text }: JudgedText): Values {
  return {
    evaluation,
    overall_quality_score: evaluation.total,
    usability_score: groupScore(evaluation, 'usability'),
    maintainability_score: groupScore(evaluation, 'maintainability'),
    extensibility_score: groupScore(evaluation, 'extensibility'),
    code_metrics: { ...modelCounts(model), lines: text.split('\n').length },
  };
}

function compilationOf({ diagnostics }: ReadText): string {
  if (diagnostics.some(({ severity }) => severity === 'error')) return 'compilation_errors';
  return diagnostics.some(({ severity }) => severity === 'warning') ? 'compilation_warnings' : 'compiles';
}

/** What reading a text says about it. */
const readingOf = (read: ReadText): Values => ({
  syntax_valid: read.broken === undefined,
  compilation_status: compilationOf(read),
  diagnostics: read.diagnostics.map((each) => findingData(each, read.text)),
});

export function candidateChanges({ host }: FactoryServices): Readonly<Record<string, ChangeHandler>> {
  return {
    validate_syntax: change(({ get }) => {
      const read = readModelText(textOf(get('generated_code')));
      const { syntax_valid, diagnostics } = readingOf(read);
      return { set: { syntax_valid, diagnostics }, share: { read } };
    }),

    compile_code: change(({ shared }) => {
      const read = shared<ReadText>('read');
      return read && { set: { compilation_status: compilationOf(read) } };
    }),

    calculate_quality: change((seen) => {
      const read = seen.shared<ReadText>('read');
      const judged = judgeModelText(textOf(seen.get('generated_code')), specificationIn(seen), read);
      return {
        set: scoresOf(judged),
        after: async (record, _, context) => {
          await createdAllIn(
            context,
            'QualityMetrics',
            'measure_quality',
            judged.evaluation.metrics.map(({ metric, value, weight, reasons }) => ({
              metric_type: metricTypes[metric] ?? 'correctness',
              metric_name: metric,
              metric_value: value,
              metric_unit: 'ratio',
              weight,
              measurement_details: { reasons },
              code_candidate_id: idOf(record),
              generation_strategy_id: record['generation_strategy_id'] ?? null,
            })),
          );
          return record;
        },
      };
    }),

    validate_candidate_code: change(({ get }) => {
      const read = readModelText(textOf(get('generated_code')));
      if (read.broken)
        throw new Refusal(
          'generated_code',
          'unreadable',
          `cannot be read as a model: ${read.broken.message}`,
        );
      return { set: readingOf(read), share: { read } };
    }),

    calculate_initial_quality: change((seen) => ({
      set: scoresOf(
        judgeModelText(
          textOf(seen.get('generated_code')),
          specificationIn(seen),
          seen.shared<ReadText>('read'),
        ),
      ),
    })),

    unchoose_others: change(() => ({
      before: async (changeset, context) => {
        const request = changeset.data?.['generation_request_id'];
        if (request)
          for (const other of await recordsOf(context, 'CodeCandidate', 'by_request', {
            generation_request_id: request,
          }))
            if (other['chosen'] === true && other['id'] !== changeset.data?.['id'])
              await updatedIn(context, 'CodeCandidate', 'unchoose', other);
        return changeset;
      },
    })),

    execute_tests: change(({ get }) => {
      const read = readModelText(textOf(get('generated_code')));
      const printed = printModel(read.model);
      const again = readModelText(printed);
      const tests = {
        can_be_read: read.broken === undefined,
        has_resources: read.model.resources.length > 0,
        has_no_errors: !read.diagnostics.some(({ severity }) => severity === 'error'),
        prints_as_it_reads: printModel(again.model) === printed,
        keeps_its_parts: JSON.stringify(modelCounts(again.model)) === JSON.stringify(modelCounts(read.model)),
      };
      return { share: { tests, read } };
    }),

    update_test_results: change(({ shared }) => {
      const tests = shared<Readonly<Record<string, boolean>>>('tests') ?? {};
      const all = Object.values(tests);
      return { set: { test_results: { ...tests, passed: all.filter(Boolean).length, total: all.length } } };
    }),

    apply_optimizations: change(
      async (seen) => {
        const { start, steps, after } = await optimized(seen, host);
        return {
          set: {
            generated_code: after.text,
            optimization_applied: steps.length > 0,
            generation_metadata: {
              ...mapOf(seen.get('generation_metadata')),
              optimization: { start, steps: steps.map(({ description, gain }) => ({ description, gain })) },
            },
          },
          share: { read: after },
        };
      },
      (seen, signal) => optimized(seen, stoppedBy(signal, host)),
    ),

    recalculate_quality: change((seen) => {
      const judged = judgeModelText(
        textOf(seen.get('generated_code')),
        specificationIn(seen),
        seen.shared<ReadText>('read'),
      );
      return {
        set: {
          ...scoresOf(judged),
          ...readingOf(judged),
          quality_score_after_optimization: judged.evaluation.total,
        },
      };
    }),

    generate_supporting_files: change(({ get }) => {
      const read = readModelText(textOf(get('generated_code')));
      return { set: { supporting_files: { 'MODEL.md': describeModel(read.model) } }, share: { read } };
    }),

    finalize_candidate: change(({ get, shared }) => {
      const read = shared<ReadText>('read');
      if (!read) return undefined;
      const errors = read.diagnostics.some(({ severity }) => severity === 'error');
      const score = numberOf(get('overall_quality_score')) ?? 0;
      return { set: { ...readingOf(read), deployment_ready: !errors && score >= 60 } };
    }),

    process_review: change(({ argument, context }) => ({
      set: {
        reviewer_feedback: {
          verdict: argument('verdict'),
          comment: argument('comment'),
          by: context.actor?.['id'] ?? null,
        },
      },
      state: textOf(argument('verdict')),
    })),
  };
}

/** A model in words: its resources with their attributes and relationships. */
export function describeModel({ name, resources }: DomainModel): string {
  const sections = resources.map((resource) => {
    const attributes = resource.attributes.map(
      (each) => `- ${each.name}: ${each.type.name}${each.allowNil ? '' : ', required'}`,
    );
    const links = resource.relationships.map((each) => `- ${each.kind} ${each.name}: ${each.destination}`);
    return [
      `## ${resource.name}`,
      ...(resource.doc ? ['', resource.doc] : []),
      '',
      ...attributes,
      ...links,
    ].join('\n');
  });
  return `${[`# ${name}`, ...sections].join('\n\n')}\n`;
}
