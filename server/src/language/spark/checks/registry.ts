/** All checks of the language. A new one is a file beside this and a line here. */
import type { SparkCheck } from './check.ts';
import { danglingReferenceCheck } from './dangling-reference.ts';
import { duplicateNameCheck } from './duplicate-name.ts';
import { duplicateOptionCheck } from './duplicate-option.ts';
import { missingArgumentCheck } from './missing-argument.ts';
import { missingOptionCheck } from './missing-option.ts';
import { surplusArgumentCheck } from './surplus-argument.ts';
import { unknownFunctionCheck } from './unknown-function.ts';
import { unknownKeywordCheck } from './unknown-keyword.ts';
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
];
