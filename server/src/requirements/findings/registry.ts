/** Every kind of finding on English: a new one is one file and one line here. */
import { absoluteTerm } from './absolute-term.ts';
import { acrossFindings } from './across/registry.ts';
import { comparative } from './comparative.ts';
import { compoundStatement } from './compound-statement.ts';
import { contradiction } from './contradiction.ts';
import { correctionFindings } from './corrections/registry.ts';
import { duplicateStatement } from './duplicate-statement.ts';
import { escapeClause } from './escape-clause.ts';
import type { Finding } from './finding.ts';
import { missingId } from './missing-id.ts';
import { missingMeasure } from './missing-measure.ts';
import { openEnded } from './open-ended.ts';
import { passiveWithoutActor } from './passive-without-actor.ts';
import { slash } from './slash.ts';
import { statementFindings } from './statement-findings.ts';
import { superfluousInfinitive } from './superfluous-infinitive.ts';
import { unclearPronoun } from './unclear-pronoun.ts';
import { undecided } from './undecided.ts';
import { undefinedAcronym } from './undefined-acronym.ts';
import { vagueTerm } from './vague-term.ts';
import { vagueTime } from './vague-time.ts';
import { weakVerb } from './weak-verb.ts';

/** The kinds of findings on requirements, each with its documentation in `kind.docs`. */
export const requirementFindings: readonly Finding[] = [
  absoluteTerm,
  comparative,
  compoundStatement,
  contradiction,
  duplicateStatement,
  escapeClause,
  missingId,
  missingMeasure,
  openEnded,
  passiveWithoutActor,
  slash,
  superfluousInfinitive,
  unclearPronoun,
  undecided,
  undefinedAcronym,
  vagueTerm,
  vagueTime,
  weakVerb,
  ...statementFindings,
  ...correctionFindings,
  ...acrossFindings,
];
