/** Findings on scenarios: Given, When, Then. */
import type { Finding } from '../finding.ts';
import { missingThen } from './missing-then.ts';
import { missingWhen } from './missing-when.ts';
import { severalWhens } from './several-whens.ts';
import { stepOrder } from './step-order.ts';

export const scenarioFindings: readonly Finding[] = [missingThen, missingWhen, severalWhens, stepOrder];
