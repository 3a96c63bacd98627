/** The groups of findings that look at one statement each; every group has a registry of its own in its folder. */
import type { Finding } from './finding.ts';
import { wordingFindings } from './wording/registry.ts';

export const statementFindings: readonly Finding[] = [...wordingFindings];
