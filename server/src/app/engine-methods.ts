/** The engine's methods by name, for those who carry calls across a thread. Adding a use case to {@link Engine} adds it here. */
import type { Engine } from './engine.ts';

const methods: Readonly<Record<keyof Engine, true>> = {
  generate: true,
  candidateText: true,
  evaluate: true,
  evolve: true,
  stopEvolution: true,
  evolutionRuns: true,
  projects: true,
  recordApplied: true,
  takeLastApplied: true,
  workflowRuns: true,
  workflowAction: true,
  runReactor: true,
  plan: true,
  storeInfo: true,
  migrateStore: true,
  backupStore: true,
  exportStore: true,
  importStore: true,
  vacuumStore: true,
  recoverStore: true,
  storeProblem: true,
  close: true,
};

export const engineMethods = Object.keys(methods) as (keyof Engine)[];
