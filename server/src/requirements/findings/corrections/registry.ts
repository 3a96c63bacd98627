/** The kinds of findings on the person's corrections. */
import type { Finding } from '../finding.ts';
import { contradictingCorrections } from './contradicting.ts';
import { unreadableCorrection } from './unreadable.ts';
import { correctionWithoutEffect } from './without-effect.ts';

export const correctionFindings: readonly Finding[] = [
  contradictingCorrections,
  correctionWithoutEffect,
  unreadableCorrection,
];
