/** The kinds of findings that see several statements, or the glossary, at once: a new one is one file and one line here. */
import type { Finding } from '../finding.ts';
import { danglingReference } from './dangling-reference.ts';
import { doubleDefinition } from './double-definition.ts';
import { entityWithoutIdentity } from './entity-without-identity.ts';
import { idleRole } from './idle-role.ts';
import { missingAcceptance } from './missing-acceptance.ts';
import { missingCounterpart } from './missing-counterpart.ts';
import { missingFailure } from './missing-failure.ts';
import { misspelledWord } from './misspelled-word.ts';
import { mixedPriorities } from './mixed-priorities.ts';
import { orphanTrigger } from './orphan-trigger.ts';
import { referenceCycle } from './reference-cycle.ts';
import { twoNames } from './two-names.ts';
import { twoSpellings } from './two-spellings.ts';
import { undefinedTerm } from './undefined-term.ts';
import { unitMismatch } from './unit-mismatch.ts';
import { unknownState } from './unknown-state.ts';
import { unreachableState } from './unreachable-state.ts';
import { unusedTerm } from './unused-term.ts';

export const acrossFindings: readonly Finding[] = [
  danglingReference,
  doubleDefinition,
  entityWithoutIdentity,
  idleRole,
  missingAcceptance,
  missingCounterpart,
  missingFailure,
  misspelledWord,
  mixedPriorities,
  orphanTrigger,
  referenceCycle,
  twoNames,
  twoSpellings,
  undefinedTerm,
  unitMismatch,
  unknownState,
  unreachableState,
  unusedTerm,
];
