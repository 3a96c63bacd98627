/** Findings on what is demanded: who has to do it, what exactly, and whether it can be tested. */
import type { Finding } from '../finding.ts';
import { contextDependent } from './context-dependent.ts';
import { doubleNegation } from './double-negation.ts';
import { expletiveSubject } from './expletive-subject.ts';
import { implicitCondition } from './implicit-condition.ts';
import { broadVerb, impreciseVerb } from './imprecise-verb.ts';
import { indefiniteArticle } from './indefinite-article.ts';
import { misplacedOnly } from './misplaced-only.ts';
import { missingFullStop } from './missing-full-stop.ts';
import { missingImperative } from './missing-imperative.ts';
import { missingTolerance } from './missing-tolerance.ts';
import { missingUnit } from './missing-unit.ts';
import { missingVerb } from './missing-verb.ts';
import { mixedAndOr } from './mixed-and-or.ts';
import { negatedUniversal } from './negated-universal.ts';
import { negativeStatement } from './negative-statement.ts';
import { otherImperative } from './other-imperative.ts';
import { parenthesis } from './parenthesis.ts';
import { passiveWithActor } from './passive-with-actor.ts';
import { severalRequirements } from './several-requirements.ts';
import { solution } from './solution.ts';
import { unboundedVerb } from './unbounded-verb.ts';
import { unfinishedList } from './unfinished-list.ts';
import { universalQuantifier } from './universal-quantifier.ts';
import { userObligation } from './user-obligation.ts';
import { wish } from './wish.ts';

export const demandFindings: readonly Finding[] = [
  broadVerb,
  contextDependent,
  doubleNegation,
  expletiveSubject,
  implicitCondition,
  impreciseVerb,
  indefiniteArticle,
  misplacedOnly,
  missingFullStop,
  missingImperative,
  missingTolerance,
  missingUnit,
  missingVerb,
  mixedAndOr,
  negatedUniversal,
  negativeStatement,
  otherImperative,
  parenthesis,
  passiveWithActor,
  severalRequirements,
  solution,
  unboundedVerb,
  unfinishedList,
  universalQuantifier,
  userObligation,
  wish,
];
