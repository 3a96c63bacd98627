/** What the store offers to the layers above. The Node file is imported from `node-file.ts`, so that this runs in browsers. */
export { type MemoryStoreFile, memoryStoreFile } from './memory-file.ts';
export { StoreProblem, type StoreProblemReason } from './problem.ts';
export type { GenerationRecord, StoredCandidate } from './repositories/generations.ts';
export type { JournalEntry, JournalFile } from './repositories/journal.ts';
export type { Project, ProjectSummary } from './repositories/projects.ts';
export type { StoreReader, StoreWriter } from './repositories/repositories.ts';
export type { EvolutionRun, RunState, StoredGeneration, StoredIndividual } from './repositories/runs.ts';
export type { Retention } from './retention.ts';
export { openStore, type Store, type StoreOptions } from './store.ts';
export type { StoreFile } from './store-file.ts';
