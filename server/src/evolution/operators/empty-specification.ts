/** For patterns that are applied to a model whose requirements are not known. */
import type { Specification } from '../../model/specification.ts';

export const emptySpecification: Specification = {
  project: '',
  domain: '',
  statements: [],
  entities: [],
  relationships: [],
  generalizations: [],
  actors: [],
  features: [],
  constraints: [],
  stateChanges: [],
  qualities: [],
  intent: 'data model',
  complexity: 0,
  confidence: 0,
};
