/**
 * Use cases of evolution: run, stop, list. A run's id follows from what it is made of (model, requirements, seed, population), so
 * that the same run started again goes on where it was stopped, bit for bit.
 */
import type { Host } from '../base/host.ts';
import {
  canResume,
  type EvolutionOutcome,
  type EvolutionState,
  evolve,
  type GenerationReport,
} from '../evolution/index.ts';
import { bodyOf, contentHash, stamp } from '../factory/documents/provenance.ts';
import { specify } from '../factory/documents/specify.ts';
import { lossesOf, printModel, readModel } from '../language/spark/index.ts';
import type { DomainModel } from '../model/domain-model.ts';
import { createFitness } from '../quality/index.ts';
import type { EvolutionListener, EvolveRequest } from './engine.ts';
import { fileName } from './file-name.ts';
import type { Keeper } from './keeper.ts';
import type { EvolutionRunView, EvolveResult } from './views.ts';

/** How many runs are listed. */
const listed = 10;

export interface EvolutionRuns {
  evolve(request: EvolveRequest, host: Host & Partial<EvolutionListener>): Promise<EvolveResult>;
  stop(runId: string): void;
  list(host: Host): Promise<readonly EvolutionRunView[]>;
}

/** The runs of one workspace, those of this process live. */
export function createEvolutionRuns(keeper: Keeper): EvolutionRuns {
  /** Runs of this process by id; `stop` is what a person asked for. */
  const live = new Map<string, { stop: boolean; view: EvolutionRunView }>();

  return {
    evolve: async (request, host) => {
      const id = runIdOf(request);
      if (live.has(id)) throw new Error('This run is going on already. Stop it, or wait for its end.');
      const [model, diagnostics] = readModel(request.model.text, request.model.uri);
      const broken = diagnostics.find(({ code }) => code === 'spark/syntax');
      if (broken)
        throw new Error(
          `${fileName(request.model.uri)} cannot be read: ${broken.message} Mend it and try again.`,
        );
      if (model.resources.length === 0)
        throw new Error(`There is nothing to evolve in ${fileName(request.model.uri)}: it has no resources.`);
      const specification = request.requirements && specify(request.requirements).specification;
      const fitness = createFitness(specification);
      const start = fitness(model).total;
      const run = { stop: false, view: emptyView(id, request, start) };
      live.set(id, run);
      const started = host.now();
      try {
        const saved = await keeper.recall(({ runs }) => runs.resume(id), host);
        // A run that an older version of the program saved begins anew.
        const resume = saved && canResume(saved.state as EvolutionState) ? saved : undefined;
        await keeper.keep(async ({ runs }) => {
          if (!resume) await runs.start(recordOf(run.view, request, started));
        }, host);
        const outcome = await evolve(model, {
          fitness,
          ...(specification ? { specification } : {}),
          generations: request.generations,
          population: request.population,
          seed: request.seed,
          host,
          stop: () => run.stop,
          onGeneration: (report) => {
            run.view = grown(run.view, report);
            host.onGeneration?.({ ...run.view, generations: run.view.generations.slice(-1) });
          },
          ...(resume ? { resume: resume.state as EvolutionState } : {}),
        });
        run.view = { ...run.view, state: outcome.stopped ? 'stopped' : 'finished', best: outcome.end };
        await keepRun(keeper, host, run.view, outcome);
        host.onGeneration?.({ ...run.view, generations: run.view.generations.slice(-1) });
        return resultOf(request, id, model, outcome);
      } catch (error) {
        run.view = { ...run.view, state: 'failed' };
        host.onGeneration?.({ ...run.view, generations: [] });
        throw error;
      } finally {
        live.delete(id);
      }
    },
    stop: (runId) => {
      const run = live.get(runId);
      if (run) run.stop = true;
    },
    list: async (host) => {
      const kept = await keeper.recall(async ({ runs }) => {
        const views: EvolutionRunView[] = [];
        for (const { settings: _, started: __, updated: ___, ...run } of await runs.list(listed))
          views.push({
            ...run,
            // A run that is marked as running, but not here, ended with its process.
            state: run.state === 'running' ? 'stopped' : run.state,
            generations: (await runs.generations(run.id)).map(({ individuals, ...generation }) => ({
              ...generation,
              individuals: individuals.map(({ text: _text, ...individual }) => individual),
            })),
          });
        return views;
      }, host);
      const running = [...live.values()].map(({ view }) => view);
      return [...running, ...(kept ?? []).filter(({ id }) => !live.has(id))];
    },
  };
}

function runIdOf({ model, requirements, seed, population }: EvolveRequest): string {
  const parts = [
    model.uri,
    contentHash(bodyOf(model.text)),
    contentHash(requirements?.text ?? ''),
    seed,
    population,
  ];
  return contentHash(parts.join('\n'));
}

function emptyView(id: string, { model, seed, generations }: EvolveRequest, start: number): EvolutionRunView {
  return {
    id,
    uri: model.uri,
    state: 'running',
    seed,
    start: Math.round(start * 10) / 10,
    best: Math.round(start * 10) / 10,
    plannedGenerations: generations,
    generations: [],
  };
}

function grown(
  view: EvolutionRunView,
  { number, best, mean, individuals }: GenerationReport,
): EvolutionRunView {
  return { ...view, best, generations: [...view.generations, { number, best, mean, individuals }] };
}

function recordOf(
  { generations: _, ...view }: EvolutionRunView,
  { population }: EvolveRequest,
  time: number,
) {
  return { ...view, settings: { population }, started: time, updated: time };
}

async function keepRun(
  keeper: Keeper,
  host: Host,
  { id, generations, state, best }: EvolutionRunView,
  outcome: EvolutionOutcome,
): Promise<void> {
  await keeper.keep(async ({ runs }) => {
    for (const [place, generation] of generations.entries()) {
      const last = place === generations.length - 1;
      // A finished run has nothing to go on to; its state would only fill the store.
      await runs.addGeneration(id, generation, last && outcome.stopped ? outcome.state : undefined);
    }
    await runs.update(id, { state, best, updated: host.now() });
  }, host);
}

/** The best model as a file, if the real parser reads it back without a new error; the model that was given otherwise. */
function resultOf(
  request: EvolveRequest,
  runId: string,
  model: DomainModel,
  outcome: EvolutionOutcome,
): EvolveResult {
  const { start, end, steps, stopped, best } = outcome;
  const body = printModel(best);
  const [, diagnostics] = readModel(body);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error && end > start)
    throw new Error(
      `Evolution made a model that cannot be read (${error.message}). This is a bug; nothing was changed.`,
    );
  const { text } = request.model;
  const from = {
    requirements: request.requirements ? fileName(request.requirements.uri) : (model.requirements ?? ''),
    requirementsHash: contentHash(request.requirements?.text ?? ''),
    strategy: 'evolution',
    seed: request.seed,
    score: end,
  };
  return {
    runId,
    start,
    end,
    stopped,
    steps,
    targetUri: request.model.uri,
    text: end > start ? stamp(body, from) : text,
    currentText: text,
    losses: end > start ? [...new Set(lossesOf(bodyOf(text)).map(({ what }) => what))] : [],
  };
}
