/** All operators. To add one: a file in this folder, a line here, a test. */
import type { Operator } from '../operator.ts';
import { addIdentity } from './add-identity.ts';
import { addInverse } from './add-inverse.ts';
import { addMissing } from './add-missing.ts';
import { addTransition } from './add-transition.ts';
import { alignTransition } from './align-transition.ts';
import { applyPattern } from './apply-pattern.ts';
import { completeActions } from './complete-actions.ts';
import { extractEnumeration } from './extract-enumeration.ts';
import { extractShared } from './extract-shared.ts';
import { mendDangling } from './mend-dangling.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import { mergePolicies } from './merge-policies.ts';
import { moveAttribute } from './move-attribute.ts';
import { reifyManyToMany } from './reify-many-to-many.ts';
import { removeUntraced } from './remove-untraced.ts';
import { renameToConvention } from './rename-to-convention.ts';
import { renameToSpecification } from './rename-to-specification.ts';
import { retrace } from './retrace.ts';
import { splitGodResource } from './split-god-resource.ts';
import { tightenType } from './tighten-type.ts';

export const operators: readonly Operator[] = [
  ...addMissing,
  addInverse,
  addIdentity,
  addTransition,
  alignTransition,
  completeActions,
  tightenType,
  applyPattern,
  renameToConvention,
  renameToSpecification,
  retrace,
  removeUntraced,
  mendDangling,
  mergeDuplicates,
  mergePolicies,
  moveAttribute,
  reifyManyToMany,
  extractEnumeration,
  extractShared,
  splitGodResource,
];
