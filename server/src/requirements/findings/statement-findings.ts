/** The groups of findings that look at one statement each; every group has a registry of its own in its folder. */
import { demandFindings } from './demand/registry.ts';
import { earsFindings } from './ears/registry.ts';
import type { Finding } from './finding.ts';
import { scenarioFindings } from './scenario/registry.ts';
import { storyFindings } from './story/registry.ts';
import { wordingFindings } from './wording/registry.ts';
import { wordsFindings } from './words/registry.ts';

export const statementFindings: readonly Finding[] = [
  ...wordingFindings,
  ...wordsFindings,
  ...demandFindings,
  ...earsFindings,
  ...storyFindings,
  ...scenarioFindings,
];
