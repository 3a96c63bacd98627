/**
 * Use cases of evolution: run, stop, list: the workflow `GeneticEvolution`. A run is known by what it is made of (model, requirements, seed,
 * population), so that the same run started again goes on where it was stopped, bit for bit.
 */
import type { Host } from '../base/host.ts';
import { runKeyOf as factoryRunKey } from '../factory/changes/evolution.ts';
import type { FactoryRuntime } from '../factory/create-factory-runtime.ts';
import { bodyOf, contentHash, readStamp, stamp } from '../factory/documents/provenance.ts';
import {
  documentsOf,
  lossesOf,
  type ModelSet,
  printModel,
  readModel,
  readModelSet,
  writeModelSet,
} from '../language/spark/index.ts';
import type { RunHandle } from '../reactor/index.ts';
import type { Row } from '../runtime/context.ts';
import { unwrap } from '../runtime/outcome.ts';
import type { EvolutionListener, EvolveRequest, WorkflowListener } from './engine.ts';
import { evolutionView } from './evolution-view.ts';
import { fileName } from './file-name.ts';
import { inside } from './inside.ts';
import type { Platform } from './platform.ts';
import type { EvolutionRunView, EvolveResult } from './views.ts';
import { follow, startOptions } from './workflows.ts';
import type { Workshop } from './workshop.ts';

/** How many runs are listed. */
const listed = 10;

type JobHost = Host & Partial<EvolutionListener> & Partial<WorkflowListener>;

export interface EvolutionRuns {
  evolve(request: EvolveRequest, host: JobHost): Promise<EvolveResult>;
  stop(runKey: string): void;
  list(host: Host): Promise<readonly EvolutionRunView[]>;
}

/** The runs of one workspace, those of this process live. */
export function createEvolutionRuns(workshop: Workshop, platform: Platform): EvolutionRuns {
  /** Runs of this process by key. */
  const live = new Map<string, { stopped: boolean; handle?: RunHandle }>();

  return {
    evolve: async (request, host) => {
      const set = modelOf(request);
      const inputs = inputsOf(request, set);
      const key = runKeyOf(inputs);
      if (live.has(key)) throw new Error('This run is going on already. Stop it, or wait for its end.');
      const run: { stopped: boolean; handle?: RunHandle } = { stopped: false };
      live.set(key, run);
      try {
        return await workshop.use(host, async (factory) => {
          const unsubscribe = tellGenerations(factory, key, host);
          try {
            const { state, errors } = await follow(factory.reactors, platform, host, {
              title: 'Evolving',
              start: async () => {
                const options = startOptions();
                run.handle = await factory.reactors.start('GeneticEvolution', inputs, options);
                if (run.stopped) run.handle.halt();
                return run.handle;
              },
              // Cancelling an evolution keeps the best so far, as stopping it does.
              cancel: (handle) => handle.halt(),
            });
            if (state !== 'successful' && state !== 'halted')
              throw new Error(errors[0]?.message ?? `The evolution ended as ${state}.`);
            const { id, status } = await recordOf(factory, key);
            if (status === 'running')
              unwrap(await factory.factory.evolutionRun.terminateEvolution(String(id), {}, inside));
            const ended = await recordOf(factory, key);
            host.onGeneration?.(await evolutionView(factory, ended, 1));
            return resultOf(request, set, ended);
          } finally {
            unsubscribe();
          }
        });
      } finally {
        live.delete(key);
      }
    },
    stop: (runKey) => {
      const run = live.get(runKey);
      if (!run) return;
      run.stopped = true;
      run.handle?.halt();
    },
    list: async (host) => {
      const kept = await workshop.kept(host);
      if (!kept) return [];
      const { results } = unwrap(
        await kept.factory.evolutionRun.recent({ days: 36_500 }, { ...inside, page: { limit: listed } }),
      );
      const views: EvolutionRunView[] = [];
      for (const record of results) {
        const view = await evolutionView(kept, { ...record });
        // A run that is marked as running, but not here, ended with its process.
        views.push(view.state === 'running' && !live.has(view.id) ? { ...view, state: 'stopped' } : view);
      }
      return views;
    },
  };
}

type Inputs = ReturnType<typeof inputsOf>;

/** As the factory names runs: see `runKeyOf` of its changes. */
function runKeyOf({ target_dsl, model_text, requirements_text, seed, population_size }: Inputs): string {
  return factoryRunKey({ target_dsl, model_text, requirements_text, seed, population_size });
}

function inputsOf({ model, requirements, seed, population, generations }: EvolveRequest, set: ModelSet) {
  return {
    target_dsl: model.uri,
    model_text: set.isAlone ? model.text : printModel(set.model),
    requirements_text: requirements?.text ?? null,
    requirements_uri: requirements?.uri ?? null,
    seed,
    population_size: population,
    // As many as the resource allows: a run that is not over by then can be started again.
    max_generations: Math.min(generations, 10_000, Math.floor(1_000_000 / population)),
  };
}

/** @throws Error when there is nothing to evolve; the message says why */
function modelOf({ model: { uri, text }, others = [] }: EvolveRequest): ModelSet {
  const set = readModelSet([{ uri, text }, ...others], uri);
  for (const document of documentsOf(set)) {
    const broken = document.problems.find(({ code }) => code === 'spark/syntax');
    if (broken)
      throw new Error(`${fileName(document.uri)} cannot be read: ${broken.message} Mend it and try again.`);
  }
  if (set.model.resources.length === 0)
    throw new Error(`There is nothing to evolve in ${fileName(uri)}: it has no resources.`);
  return set;
}

async function recordOf({ runtime }: FactoryRuntime, key: string): Promise<Row> {
  const found = unwrap(await runtime.read('EvolutionRun', 'by_key', { run_key: key }, inside));
  const [record] = found.results;
  if (!record) throw new Error('The evolution is not kept.');
  return record;
}

/** Tells `host` of each generation of the run, with the newest one, as it is committed. */
function tellGenerations(factory: FactoryRuntime, key: string, host: Partial<EvolutionListener>): () => void {
  let last = -1;
  return factory.runtime.subscribe('*', ({ resource, record }) => {
    if (resource !== 'EvolutionRun' || record['run_key'] !== key) return;
    const generation = Number(record['current_generation']);
    if (generation <= last) return;
    last = generation;
    void evolutionView(factory, record, 1).then((view) => host.onGeneration?.(view));
  });
}

/** The best model in its files, if the real parser reads it back without an error; what was given otherwise. */
function resultOf(
  { model: { uri, text }, requirements, seed }: EvolveRequest,
  set: ModelSet,
  record: Row,
): EvolveResult {
  const start = Number(record['baseline_fitness']);
  const end = Number(record['best_fitness']);
  const body = String(record['best_model']);
  const [model, diagnostics] = readModel(body);
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const isBetter = end > start;
  if (error && isBetter)
    throw new Error(
      `Evolution made a model that cannot be read (${error.message}). This is a bug; nothing was changed.`,
    );
  const from = {
    requirements: requirements ? fileName(requirements.uri) : (model.requirements ?? ''),
    requirementsHash: contentHash(requirements?.text ?? ''),
    strategy: 'evolution',
    seed,
    score: end,
  };
  const result = {
    runId: String(record['run_key']),
    start,
    end,
    stopped: record['status'] !== 'completed',
    steps: record['steps'] as EvolveResult['steps'],
    targetUri: uri,
    text,
    currentText: text,
    others: [],
    whole: text,
    losses: [],
  };
  if (!isBetter) return set.isAlone ? result : { ...result, whole: printModel(set.model) };
  const whole = stamp(body, from);
  if (set.isAlone) {
    const losses = [...new Set(lossesOf(bodyOf(text)).map(({ what }) => what))];
    return { ...result, text: whole, whole, losses };
  }
  const { documents, losses } = writeModelSet(set, model);
  const changed = documents.map(({ uri: at, before, after }) => ({
    uri: at,
    // A generated file stays one, so that it is known as made and not as edited.
    text: readStamp(before)?.edited === false ? stamp(bodyOf(after), from) : after,
    currentText: before,
  }));
  return {
    ...result,
    text: changed.find((each) => each.uri === uri)?.text ?? text,
    others: changed.filter((each) => each.uri !== uri),
    whole,
    losses,
  };
}
