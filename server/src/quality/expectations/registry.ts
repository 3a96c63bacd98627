/** All kinds of expectations. To add one: a file in this folder, a line here, a test. */

import type { Specification } from '../../model/specification.ts';
import { remembered } from '../facts.ts';
import { actionExpectations } from './action.ts';
import { attributeExpectations } from './attribute.ts';
import { constraintExpectations } from './constraint.ts';
import { entityExpectations } from './entity.ts';
import type { Expectation } from './expectation.ts';
import { featureExpectations } from './feature.ts';
import { generalizationExpectations } from './generalization.ts';
import { permissionExpectations } from './permission.ts';
import { relationshipExpectations } from './relationship.ts';
import { stateChangeExpectations } from './state-change.ts';

const kinds: readonly ((specification: Specification) => Expectation[])[] = [
  entityExpectations,
  attributeExpectations,
  relationshipExpectations,
  generalizationExpectations,
  actionExpectations,
  permissionExpectations,
  stateChangeExpectations,
  constraintExpectations,
  featureExpectations,
];

/** Everything the specification asks a model for; the same array for the same specification. */
export const expectationsOf = remembered((specification: Specification): readonly Expectation[] =>
  kinds.flatMap((kind) => kind(specification)),
);
