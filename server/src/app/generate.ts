/** Use case: from requirements to several scored models and a choice among them. Writes no file. */
import type { Host } from '../base/host.ts';
import { contentHash, isEdited, stamp } from '../factory/documents/provenance.ts';
import { type Specified, specify } from '../factory/documents/specify.ts';
import type { Candidate, Evaluation } from '../model/candidate.ts';
import { evaluate } from '../quality/index.ts';
import { assess } from '../requirements/index.ts';
import { strategies as allStrategies, select, synthesize } from '../synthesis/index.ts';
import { countByKind, countBySeverity } from './count-findings.ts';
import type { GenerateRequest } from './engine.ts';
import { fileName } from './file-name.ts';
import type { Keeper } from './keeper.ts';
import { takeSteps } from './steps.ts';
import type { GenerateResult } from './views.ts';

interface Judged {
  readonly id: string;
  readonly candidate: Candidate;
  readonly evaluation: Evaluation;
  /** The file it would be: header and text. */
  readonly file: string;
}

/** @throws Error when nothing can be made of the requirements, or a strategy's name is unknown; the message says what to do. */
export async function generate(
  request: GenerateRequest,
  keeper: Keeper,
  host: Host,
): Promise<GenerateResult> {
  const { requirements, target, seed } = request;
  const names = wantedStrategies(request.strategies);
  const requirementsHash = contentHash(requirements.text);
  const started = host.now();
  const { step, list } = takeSteps(host);

  const specified = await step(
    'Reading the requirements',
    5,
    () => specify(requirements),
    ({ specification: { statements, entities, relationships, actors } }) =>
      `Read ${statements.length} statements: ${entities.length} entities, ${relationships.length} relationships, ${actors.length} actors`,
  );
  const { specification, diagnostics } = specified;
  if (specification.entities.length === 0)
    throw new Error(
      `Nothing to model was found in ${fileName(requirements.uri)}. Say what there is and what it has, ` +
        'such as "Each patient has a name and an e-mail address.", and try again.',
    );

  const synthesis = await step(
    `Building models: ${names.join(', ')}`,
    20,
    () =>
      synthesize(specification, {
        strategies: names,
        seed,
        host,
        requirementsFile: fileName(requirements.uri),
      }),
    ({ candidates }) => `Built ${candidates.length} models and read them back: ${names.join(', ')}`,
  );
  const judged = await step(
    'Scoring the models',
    60,
    async () => {
      const all: Judged[] = [];
      for (const candidate of synthesis.candidates) {
        await host.pause();
        const evaluation = evaluate(candidate, specification);
        const { strategy } = candidate;
        const from = { requirements: fileName(requirements.uri), requirementsHash, strategy, seed };
        const file = stamp(candidate.text, { ...from, score: evaluation.total });
        all.push({ id: contentHash(`${requirements.uri}\n${file}`), candidate, evaluation, file });
      }
      return all;
    },
    (all) => `Scored ${all.length} models on ${all[0]?.evaluation.metrics.length ?? 0} metrics`,
  );
  if (judged.length === 0)
    throw new Error(
      `No strategy could build a model: ${synthesis.failures.map(({ message }) => message).join(' ')}`,
    );

  const selection = await step(
    'Choosing the best',
    85,
    () => select(judged),
    ({ choice }) => `Chose ${choice.candidate.strategy}: ${choice.evaluation.total.toFixed(1)} of 100`,
  );
  const { choice, reasons } = selection;
  await step(
    'Keeping the candidates',
    95,
    () => keep({ request, keeper, host, specified, judged, choice, reasons, requirementsHash, started }),
    (kept) => (kept ? 'Kept the candidates in the store' : 'Kept nothing, since the store cannot be used'),
  );

  return {
    steps: list,
    findings: countByKind(diagnostics),
    failures: synthesis.failures,
    candidates: judged.map(({ id, candidate, evaluation }) => ({
      id,
      strategy: candidate.strategy,
      evaluation,
      rationale: candidate.rationale,
      chosen: id === choice.id,
    })),
    choice: choice.id,
    reasons,
    targetUri: target.uri,
    text: choice.file,
    ...(target.text === undefined ? {} : { currentText: target.text }),
    edited: isEdited(target.text),
  };
}

/** The names of all strategies, in the order of their registry. */
export const strategyNames: readonly string[] = allStrategies.map(({ name }) => name);

function wantedStrategies(wanted: readonly string[] | undefined): readonly string[] {
  const known = strategyNames;
  const unknown = wanted?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new Error(
      `There is no strategy ${unknown.map((name) => `"${name}"`).join(', ')}; there are ${known.join(', ')}.`,
    );
  return wanted && wanted.length > 0 ? known.filter((name) => wanted.includes(name)) : known;
}

async function keep(made: {
  request: GenerateRequest;
  keeper: Keeper;
  host: Host;
  specified: Specified;
  judged: readonly Judged[];
  choice: Judged;
  reasons: readonly string[];
  requirementsHash: string;
  started: number;
}): Promise<boolean> {
  const { request, keeper, host, specified, judged, choice, reasons, requirementsHash, started } = made;
  const { specification, diagnostics } = specified;
  const { uri } = request.requirements;
  const kept = await keeper.keep(async ({ projects, generations }) => {
    await projects.save({
      uri,
      name: specification.project,
      statements: specification.statements.length,
      entities: specification.entities.length,
      findings: countBySeverity(diagnostics),
      readiness: assess(specification, diagnostics).total,
      specification,
      contentHash: requirementsHash,
      updated: host.now(),
    });
    await generations.save(
      {
        id: contentHash(judged.map(({ id }) => id).join('\n')),
        project: uri,
        target: request.target.uri,
        seed: request.seed,
        started,
        duration: host.now() - started,
        requirementsHash,
        reasons,
      },
      judged.map(({ id, candidate, evaluation, file }) => ({
        id,
        strategy: candidate.strategy,
        text: file,
        evaluation,
        rationale: candidate.rationale,
        chosen: id === choice.id,
      })),
    );
    return true;
  }, host);
  return kept ?? false;
}
