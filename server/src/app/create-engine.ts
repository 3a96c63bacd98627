/** The engine, put together from its use cases. One for each workspace folder. */
import type { StoreFile } from '../store/index.ts';
import { memoryStoreFile } from '../store/index.ts';
import type { Engine } from './engine.ts';
import { evaluateDocument } from './evaluate.ts';
import { createEvolutionRuns } from './evolution-runs.ts';
import { generate } from './generate.ts';
import { createKeeper } from './keeper.ts';
import { describeProjects } from './projects.ts';

export interface EngineOptions {
  /** The bytes of sql.js's WebAssembly. */
  readonly wasm: () => Promise<Uint8Array>;
  /** Where the store lies; in memory when absent. */
  readonly storeFile?: StoreFile;
}

export function createEngine({ wasm, storeFile = memoryStoreFile() }: EngineOptions): Engine {
  const keeper = createKeeper(storeFile, wasm);
  const runs = createEvolutionRuns(keeper);
  return {
    generate: (request, host) => generate(request, keeper, host),
    candidateText: async ({ id }, host) => {
      const found = await keeper.recall(({ generations }) => generations.candidate(id), host);
      return found && { text: found.candidate.text, targetUri: found.request.target };
    },
    evaluate: async (request) => evaluateDocument(request),
    evolve: (request, host) => runs.evolve(request, host),
    stopEvolution: async ({ runId }) => runs.stop(runId),
    evolutionRuns: (_, host) => runs.list(host),
    projects: ({ documents }, host) => describeProjects(documents, keeper, host),
    recordApplied: async ({ label, files }, host) => {
      await keeper.keep(({ journal }) => journal.add({ label, files, time: host.now() }), host);
    },
    takeLastApplied: (_, host) =>
      keeper.keep(async ({ journal }) => {
        const last = await journal.last();
        if (last) await journal.markUndone(last.id);
        return last && { label: last.label, files: last.files };
      }, host),
    recoverStore: (_, host) => keeper.recover(host),
    storeProblem: (_, host) => keeper.problem(host),
  };
}
