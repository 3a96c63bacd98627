/** Strategies that compete: which, how they did, and which is the best. */
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Candidate, Evaluation } from '../../model/candidate.ts';
import type { Specification } from '../../model/specification.ts';
import type { StepHandler } from '../../reactor/index.ts';
import type { Row } from '../../runtime/context.ts';
import { select } from '../../synthesis/index.ts';
import { listOf, mapOf, numberOf, textOf } from '../changes/change.ts';
import { patternsFor } from '../changes/mapping.ts';
import { rounded } from '../documents/judge-model.ts';
import { mean } from '../documents/read-documents.ts';
import { strategyTypeOf, unknownStrategies, wantedStrategies } from '../synthesis-strategies.ts';
import { StepFailure, step } from './step.ts';

export const synthesisSteps: Readonly<Record<string, StepHandler>> = {
  analyze_for_generation: step(({ specification }) =>
    patternsFor(specification as Specification).map((name) => ({ name })),
  ),

  plan_strategies: step(({ strategies, strategy_count, settings, resting }) => {
    const named = listOf<string>(strategies);
    const unknown = unknownStrategies(named);
    if (unknown.length > 0)
      throw new StepFailure(
        `There is no strategy ${unknown.map((name) => `"${name}"`).join(', ')}; there are ${wantedStrategies([]).join(', ')}.`,
      );
    const learned = listOf<Row>(settings).find(({ key }) => key === 'synthesis.strategies');
    const off = listOf<Row>(resting).map(({ name }) => name);
    const chosen =
      named.length > 0
        ? wantedStrategies(named)
        : wantedStrategies(listOf<string>(learned?.['value'])).filter((name) => !off.includes(name));
    return chosen
      .slice(0, numberOf(strategy_count) ?? chosen.length)
      .map((name, position) => ({ name, strategy_type: strategyTypeOf(name), position }));
  }),

  compare_strategies: step(({ runs }) => {
    const all = listOf<Row>(runs);
    const candidates = all.flatMap((run) => listOf<Row>(run['code_candidates']));
    const failures = all
      .filter(({ status }) => status === 'failed')
      .map((run) => ({ strategy: run['name'], message: textOf(mapOf(run['error_details'])['message']) }));
    if (candidates.length === 0)
      throw new StepFailure(
        `No strategy could build a model: ${failures.map(({ message }) => message).join(' ')}`,
      );
    const scores = candidates.map((each) => numberOf(each['overall_quality_score']) ?? 0);
    const best_score = Math.max(...scores);
    return {
      candidates,
      failures,
      best_score,
      mean_score: rounded(mean(scores)),
      summary: { candidates: candidates.length, best_score, failures },
    };
  }),

  choose_optimal: step(({ candidates }) => {
    const { choice, reasons } = select(
      listOf<Row>(candidates).map((record) => ({ record, ...judgedOf(record) })),
    );
    return { choice: choice.record, reasons };
  }),
};

/** A candidate's record as the choice looks at it. */
function judgedOf(record: Row): { readonly candidate: Candidate; readonly evaluation: Evaluation } {
  return {
    candidate: {
      strategy: textOf(record['candidate_name']),
      text: textOf(record['generated_code']),
      diagnostics: listOf<Diagnostic>(record['diagnostics']),
      rationale: listOf<string>(record['rationale']),
      model: { name: '', resources: [] },
    },
    evaluation: record['evaluation'] as Evaluation,
  };
}
