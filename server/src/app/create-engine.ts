/** The engine, put together from its use cases. One for each workspace folder. */
import type { Engine } from './engine.ts';
import { evaluateDocument } from './evaluate.ts';
import { createEvolutionRuns } from './evolution-runs.ts';
import { recordApplied, takeLastApplied } from './file-changes.ts';
import { candidateText, generate } from './generate.ts';
import { describeProjects } from './projects.ts';
import { factoryWorkflows, reactorPlan } from './reactors.ts';
import { runReactor } from './run-reactor.ts';
import {
  backupStore,
  exportStore,
  importStore,
  migrateStore,
  storeInfo,
  vacuumStore,
} from './store-admin.ts';
import { actOnRun, listRuns } from './workflows.ts';
import { createWorkshop, type WorkshopOptions } from './workshop.ts';

export function createEngine(options: WorkshopOptions): Engine {
  const { platform } = options;
  const workshop = createWorkshop(options);
  const runs = createEvolutionRuns(workshop, platform);
  return {
    generate: (request, host) => generate(request, workshop, platform, host),
    candidateText: ({ id }, host) => candidateText(id, workshop, host),
    evaluate: async (request) => evaluateDocument(request),
    evolve: (request, host) => runs.evolve(request, host),
    stopEvolution: async ({ runId }) => runs.stop(runId),
    evolutionRuns: (_, host) => runs.list(host),
    projects: ({ documents }, host) => describeProjects(documents, workshop, host),
    recordApplied: (change, host) => recordApplied(change, workshop, host),
    takeLastApplied: (_, host) => takeLastApplied(workshop, host),
    workflowRuns: (_, host) => listRuns(workshop, platform, host),
    workflowAction: (request, host) => actOnRun(workshop, platform, request, host),
    runReactor: (request, host) => runReactor(request, platform, options.wasm, host),
    plan: async ({ documents = factoryWorkflows(), reactor, states = false }) =>
      reactorPlan(documents, reactor, { states }),
    storeInfo: (_, host) => storeInfo(workshop, host),
    migrateStore: (_, host) => migrateStore(workshop, host),
    backupStore: (_, host) => backupStore(workshop, host),
    exportStore: (_, host) => exportStore(workshop, host),
    importStore: ({ text }, host) => importStore(text, workshop, host),
    vacuumStore: (_, host) => vacuumStore(workshop, host),
    recoverStore: (_, host) => workshop.recover(host),
    storeProblem: (_, host) => workshop.problem(host),
    close: () => workshop.close(),
  };
}
