/** Strategies: from a Specification to candidates, and the choice among them. */
export { strategies } from './registry.ts';
export { type Judged, type Selection, select } from './select.ts';
export type { Proposal, Strategy, StrategyContext } from './strategy.ts';
export { type StrategyFailure, type Synthesis, type SynthesisOptions, synthesize } from './synthesize.ts';
