/** Findings on user stories, after the Quality User Story framework. */
import type { Finding } from '../finding.ts';
import { benefitFragment } from './benefit-fragment.ts';
import { circularBenefit } from './circular-benefit.ts';
import { genericRole } from './generic-role.ts';
import { missingArticle } from './missing-article.ts';
import { missingMeans } from './missing-means.ts';
import { missingRole } from './missing-role.ts';
import { notMinimal } from './not-minimal.ts';
import { roleNotPerson } from './role-not-person.ts';
import { severalActions } from './several-actions.ts';
import { storySolution } from './solution.ts';
import { storyWithoutBenefit } from './without-benefit.ts';

export const storyFindings: readonly Finding[] = [
  benefitFragment,
  circularBenefit,
  genericRole,
  missingArticle,
  missingMeans,
  missingRole,
  notMinimal,
  roleNotPerson,
  severalActions,
  storySolution,
  storyWithoutBenefit,
];
