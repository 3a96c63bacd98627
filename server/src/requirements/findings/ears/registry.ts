/** Findings on conditions and responses, after the templates of EARS. */
import type { Finding } from '../finding.ts';
import { clauseOrder } from './clause-order.ts';
import { incompleteCondition } from './incomplete-condition.ts';
import { lateCondition } from './late-condition.ts';
import { missingComma } from './missing-comma.ts';
import { missingResponse } from './missing-response.ts';
import { missingSystem } from './missing-system.ts';
import { missingThen } from './missing-then.ts';
import { otherKeyword } from './other-keyword.ts';
import { severalTriggers } from './several-triggers.ts';

export const earsFindings: readonly Finding[] = [
  clauseOrder,
  incompleteCondition,
  lateCondition,
  missingComma,
  missingResponse,
  missingSystem,
  missingThen,
  otherKeyword,
  severalTriggers,
];
