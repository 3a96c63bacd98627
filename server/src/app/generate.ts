/** Use case: from requirements to several scored models and a choice among them: the workflow `DslGeneration`. Writes no file. */
import type { Host } from '../base/host.ts';
import type { FactoryRuntime } from '../factory/create-factory-runtime.ts';
import { isEdited } from '../factory/documents/provenance.ts';
import { specify } from '../factory/documents/specify.ts';
import { strategyNames, unknownStrategies } from '../factory/synthesis-strategies.ts';
import type { Evaluation } from '../model/candidate.ts';
import type { RunOutcome } from '../reactor/index.ts';
import type { Row } from '../runtime/context.ts';
import { unwrap } from '../runtime/outcome.ts';
import { countByKind } from './count-findings.ts';
import type { GenerateRequest, WorkflowListener } from './engine.ts';
import { fileName } from './file-name.ts';
import { inside } from './inside.ts';
import type { Platform } from './platform.ts';
import { takeSteps } from './steps.ts';
import type { CandidateTextResult, CandidateView, GenerateResult } from './views.ts';
import { follow, startOptions } from './workflows.ts';
import type { Workshop } from './workshop.ts';

export { strategyNames } from '../factory/synthesis-strategies.ts';

/** What the workflow gives. */
interface Generated {
  readonly choice: Row;
  readonly reasons: readonly string[];
  readonly evaluation: {
    readonly candidates: readonly Row[];
    readonly failures: readonly { readonly strategy: string; readonly message: string }[];
  };
}

/** @throws Error when nothing can be made of the requirements, or a strategy's name is unknown; the message says what to do */
export async function generate(
  request: GenerateRequest,
  workshop: Workshop,
  platform: Platform,
  host: Host & Partial<WorkflowListener>,
): Promise<GenerateResult> {
  const { requirements, target, seed, strategies = [] } = request;
  const unknown = unknownStrategies(strategies);
  if (unknown.length > 0)
    throw new Error(
      `There is no strategy ${unknown.map((name) => `"${name}"`).join(', ')}; there are ${strategyNames.join(', ')}.`,
    );
  const { step, list } = takeSteps(host);
  const { specification, diagnostics } = await step(
    'Reading the requirements',
    0,
    () => specify(requirements),
    ({ specification: { statements, entities, relationships, actors } }) =>
      `Read ${statements.length} statements: ${entities.length} entities, ${relationships.length} relationships, ${actors.length} actors`,
  );
  if (specification.entities.length === 0)
    throw new Error(
      `Nothing to model was found in ${fileName(requirements.uri)}. Say what there is and what it has, ` +
        'such as "Each patient has a name and an e-mail address.", and try again.',
    );
  const inputs = {
    uri: requirements.uri,
    requirements: requirements.text,
    name: specification.project,
    target_uri: target.uri,
    requirements_file: fileName(requirements.uri),
    strategies,
    seed,
  };
  const run = (factory: FactoryRuntime): Promise<RunOutcome> =>
    follow(factory.reactors, platform, host, {
      title: 'Generating',
      start: () => factory.reactors.start('DslGeneration', inputs, startOptions()),
    });
  const { choice, reasons, evaluation } = await step(
    'Generating',
    5,
    async () => generatedBy(await workshop.use(host, run)),
    ({ evaluation: { candidates }, choice: best }) =>
      `Built and scored ${candidates.length} models, and chose ${best['candidate_name']}`,
  );
  return {
    steps: list,
    findings: countByKind(diagnostics),
    failures: evaluation.failures,
    candidates: evaluation.candidates.map((each) => ({
      ...candidateView(each),
      chosen: each['id'] === choice['id'],
    })),
    choice: String(choice['content_id']),
    reasons,
    targetUri: target.uri,
    text: String(choice['generated_code']),
    ...(target.text === undefined ? {} : { currentText: target.text }),
    edited: isEdited(target.text),
  };
}

/** The text of a candidate of an earlier generation; undefined when it is no longer kept. */
export async function candidateText(
  id: string,
  workshop: Workshop,
  host: Host,
): Promise<CandidateTextResult | undefined> {
  const kept = await workshop.kept(host);
  if (!kept) return undefined;
  const { codeCandidate } = kept.factory;
  const found = unwrap(
    await codeCandidate.byContent({ content_id: id }, { ...inside, load: ['generation_request'] }),
  );
  const [candidate] = found.results;
  return (
    candidate && {
      text: candidate.generated_code,
      targetUri: candidate.generation_request?.target_uri ?? '',
    }
  );
}

/** A candidate as the editor shows it, by the id that the same model of the same requirements always has. */
export function candidateView(record: Row): CandidateView {
  return {
    id: String(record['content_id']),
    strategy: String(record['candidate_name']),
    evaluation: record['evaluation'] as Evaluation,
    rationale: record['rationale'] as readonly string[],
    chosen: record['chosen'] === true,
  };
}

/** @throws Error with the reason when the workflow did not succeed */
function generatedBy({ state, value, errors }: RunOutcome): Generated {
  if (state === 'successful') return value as Generated;
  throw new Error(errors[0]?.message ?? `The generation ended as ${state}. Nothing was written.`);
}
