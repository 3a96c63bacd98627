/** Evolution of domain models: the genetic algorithm, its operators, and its state. */
export {
  type EvolutionOptions,
  type EvolutionOutcome,
  evolutionDefaults,
  evolve,
  type GenerationReport,
} from './evolve.ts';
export type { Step } from './individual.ts';
export type { Mutation, Operator, OperatorContext } from './operator.ts';
export { operators } from './operators/registry.ts';
export { canResume, type EvolutionState } from './state.ts';
