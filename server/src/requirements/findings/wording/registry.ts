/** Findings on how a statement is written: grammar, punctuation, figures and single words. */
import type { Finding } from '../finding.ts';
import { abbreviation } from './abbreviation.ts';
import { ambiguousDate } from './ambiguous-date.ts';
import { articleForm } from './article-form.ts';
import { contraction } from './contraction.ts';
import { decimalFormat } from './decimal-format.ts';
import { openBracket } from './open-bracket.ts';
import { placeholder } from './placeholder.ts';
import { question } from './question.ts';
import { rangeForm } from './range-form.ts';
import { repeatedWord } from './repeated-word.ts';
import { strayPunctuation } from './stray-punctuation.ts';

export const wordingFindings: readonly Finding[] = [
  abbreviation,
  ambiguousDate,
  articleForm,
  contraction,
  decimalFormat,
  openBracket,
  placeholder,
  question,
  rangeForm,
  repeatedWord,
  strayPunctuation,
];
