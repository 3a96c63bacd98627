/** All checks of the language. A new one is a file beside this and a line here. */
import type { SparkCheck } from './check.ts';
import { compareNilCheck } from './compare-nil.ts';
import { constantConditionCheck } from './constant-condition.ts';
import { danglingReferenceCheck } from './dangling-reference.ts';
import { definitionCycleCheck } from './definition-cycle.ts';
import { definitionKindCheck } from './definition-kind.ts';
import { definitionMemberCheck } from './definition-member.ts';
import { definitionNameCheck } from './definition-name.ts';
import { definitionPatchCheck } from './definition-patch.ts';
import { definitionRuleCheck } from './definition-rule.ts';
import { definitionWordCheck } from './definition-word.ts';
import { dependencyCycleCheck } from './dependency-cycle.ts';
import { deprecatedCheck } from './deprecated.ts';
import { duplicateNameCheck } from './duplicate-name.ts';
import { duplicateOptionCheck } from './duplicate-option.ts';
import { fixedOptionCheck } from './fixed-option.ts';
import { missingArgumentCheck } from './missing-argument.ts';
import { missingOptionCheck } from './missing-option.ts';
import { notAroundCheck } from './not-around.ts';
import { singletonCheck } from './singleton.ts';
import { surplusArgumentCheck } from './surplus-argument.ts';
import { unknownFieldCheck } from './unknown-field.ts';
import { unknownFunctionCheck } from './unknown-function.ts';
import { unknownKeywordCheck } from './unknown-keyword.ts';
import { unusedElementCheck } from './unused-element.ts';
import { unusedUseCheck } from './unused-use.ts';
import { verifierCheck } from './verifier.ts';
import { wrongOperandCheck } from './wrong-operand.ts';
import { wrongValueCheck } from './wrong-value.ts';

export const checks: readonly SparkCheck[] = [
  unknownKeywordCheck,
  wrongValueCheck,
  unknownFunctionCheck,
  missingArgumentCheck,
  surplusArgumentCheck,
  missingOptionCheck,
  duplicateNameCheck,
  duplicateOptionCheck,
  danglingReferenceCheck,
  notAroundCheck,
  unknownFieldCheck,
  wrongOperandCheck,
  compareNilCheck,
  constantConditionCheck,
  definitionCycleCheck,
  definitionKindCheck,
  definitionMemberCheck,
  definitionNameCheck,
  definitionPatchCheck,
  definitionRuleCheck,
  definitionWordCheck,
  deprecatedCheck,
  fixedOptionCheck,
  singletonCheck,
  dependencyCycleCheck,
  unusedElementCheck,
  verifierCheck,
  unusedUseCheck,
];
