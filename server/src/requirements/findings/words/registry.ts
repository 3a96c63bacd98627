/** Findings on single words that leave open who, what, how many or why. */
import type { Finding } from '../finding.ts';
import { approximateValue } from './approximate-value.ts';
import { combinator } from './combinator.ts';
import { crossReference } from './cross-reference.ts';
import { exampleList } from './example-list.ts';
import { incompleteReference } from './incomplete-reference.ts';
import { indefinitePronoun } from './indefinite-pronoun.ts';
import { intensifier } from './intensifier.ts';
import { opinion } from './opinion.ts';
import { personalPronoun } from './personal-pronoun.ts';
import { purposePhrase } from './purpose-phrase.ts';
import { quantityWord } from './quantity-word.ts';
import { timeBound } from './time-bound.ts';

export const wordsFindings: readonly Finding[] = [
  approximateValue,
  combinator,
  crossReference,
  exampleList,
  incompleteReference,
  indefinitePronoun,
  intensifier,
  opinion,
  personalPronoun,
  purposePhrase,
  quantityWord,
  timeBound,
];
