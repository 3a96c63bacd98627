/** The factory with an action `seed` in each resource that takes every attribute as it is: for records in any state. */
import { definitions } from '../../../server/src/factory/generated/definitions.ts';
import type { Definitions } from '../../../server/src/model/definition/definitions.ts';
import type { ActionDefinition } from '../../../server/src/model/definition/resource.ts';
import type { Row } from '../../../server/src/runtime/context.ts';
import type { Database } from '../../../server/src/store/database.ts';
import { type Started, startFactory } from './start.ts';

const open: Definitions = {
  ...definitions,
  resources: definitions.resources.map(({ stateMachine: _, ...resource }) => {
    const seed: ActionDefinition = {
      kind: 'create',
      name: 'seed',
      primary: false,
      public: true,
      accept: resource.attributes.map(({ name }) => name),
      requireAttributes: [],
      allowNilInput: [],
      arguments: [],
      changes: [],
      validations: [],
      preparations: [],
      skipUnknownInputs: [],
    };
    const attributes = resource.attributes.map((each) => ({ ...each, writable: true }));
    // Changes of states need their machine; nobody runs them here.
    const actions = resource.actions.map((action) => ({
      ...action,
      changes: action.changes.filter(({ call }) => call.name !== 'transition_state'),
    }));
    return { ...resource, attributes, validations: [], actions: [...actions, seed] };
  }),
};

export interface Seeded extends Started {
  /** A record with these values, what it needs besides made up; and what it has of the fields. */
  seed(resource: string, values?: Row): Promise<Row>;
}

/** Values for what has to be there and has no default. */
const needed: Readonly<Record<string, Row>> = {
  DslProject: { name: 'Library', requirements: 'Each book has a title.' },
  QualityAssessment: { overall_score: 80 },
  EvolutionCycle: { cycle_number: 1 },
  SelfImprovement: { target_component: 'evolution.population' },
  DomainPattern: { domain_name: 'education', pattern_name: 'timestamps' },
  Decision: { kind: 'evolve', reason: 'It scores low.' },
  FileChange: { label: 'Generate', files: [] },
  Setting: { key: 'x' },
  Specification: { original_text: 'Each book has a title.' },
  ParsedEntity: { name: 'Book' },
  FeatureExtraction: { feature_name: 'search' },
  DomainMapping: { domain_name: 'data' },
  GenerationStrategy: { name: 'template', strategy_type: 'template', specification_data: {} },
  CodeCandidate: { candidate_name: 'template', generated_code: 'resource A { }' },
  QualityMetrics: { metric_type: 'usability', metric_name: 'coverage', metric_value: 0.5 },
  OptimizationResult: { optimization_type: 'overall', optimization_name: 'evolution' },
  AnalysisReport: { target_dsl: 'library' },
  PatternDetection: { target_dsl: 'library', pattern_name: 'timestamps' },
  PerformanceMetric: { target_dsl: 'library', metric_name: 'generation', measurement_value: 10 },
  UsageInsight: { target_dsl: 'library', title: 'Timestamps' },
  PainPointAnalysis: { target_dsl: 'library', pain_point_name: 'spark/syntax' },
  EvolutionRun: { target_dsl: 'file:///library.spark', model_text: 'resource A { }' },
  Individual: { key: '0.0' },
  FitnessScore: { total: 50 },
  GeneticOperator: { name: 'add_identity' },
};

/** Owners that have to be there. */
const owners: Readonly<Record<string, readonly (readonly [field: string, resource: string])[]>> = {
  GenerationRequest: [['dsl_project_id', 'DslProject']],
  QualityAssessment: [['dsl_project_id', 'DslProject']],
  EvolutionCycle: [['dsl_project_id', 'DslProject']],
  ParsedEntity: [['specification_id', 'Specification']],
  FeatureExtraction: [['specification_id', 'Specification']],
  DomainMapping: [['specification_id', 'Specification']],
  OptimizationResult: [['target_code_candidate_id', 'CodeCandidate']],
  Individual: [['evolution_run_id', 'EvolutionRun']],
  FitnessScore: [
    ['evolution_run_id', 'EvolutionRun'],
    ['individual_id', 'Individual'],
  ],
  GeneticOperator: [['evolution_run_id', 'EvolutionRun']],
};

/** Values that no two records share. */
const unique: Readonly<Record<string, (count: number) => Row>> = {
  DslProject: (count) => ({ uri: `file:///${count}.req` }),
  EvolutionRun: (count) => ({ run_key: `run ${count}` }),
  DomainPattern: (count) => ({ pattern_name: `pattern ${count}` }),
};

export async function startSeeded(database: Database): Promise<Seeded> {
  const started = await startFactory({ definitions: open, database });
  let count = 0;
  const seed = async (resource: string, values: Row = {}): Promise<Row> => {
    const owned: Record<string, unknown> = {};
    for (const [field, owner] of owners[resource] ?? [])
      if (values[field] === undefined) owned[field] = (await seed(owner))['id'];
    return started.create(resource, 'seed', {
      ...needed[resource],
      ...unique[resource]?.(++count),
      ...owned,
      ...values,
    });
  };
  return { ...started, seed };
}
