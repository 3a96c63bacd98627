/** All strategies, in the order they are shown. To add one: a file, a line here, a test. */
import { patternBased } from './pattern-based.ts';
import type { Strategy } from './strategy.ts';
import { template } from './template.ts';

export const strategies: readonly Strategy[] = [template, patternBased];
