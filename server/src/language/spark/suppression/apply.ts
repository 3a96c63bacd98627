/** Holds the findings of a document against the comments that allow some of them. */
import type { Diagnostic, DiagnosticKind } from '../../../base/diagnostic.ts';
import { allowFindings, type FindingCodes } from '../../suppression/apply.ts';
import type { SuppressionKinds } from '../../suppression/kinds.ts';
import type { SparkDocument } from '../reading/parse.ts';
import { allowComments } from './comments.ts';
import { unknownSuppression } from './unknown.ts';
import { unusedSuppression } from './unused.ts';
import { suppressionWithoutReason } from './without-reason.ts';

/** The findings about comments that allow findings. */
export const suppressionKinds: readonly DiagnosticKind<never>[] = [
  suppressionWithoutReason,
  unknownSuppression,
  unusedSuppression,
];

const kinds: SuppressionKinds = {
  withoutReason: suppressionWithoutReason,
  unknown: unknownSuppression,
  unused: unusedSuppression,
};

/** The findings that are left, and those on the comments. */
export function applySuppressions(
  document: SparkDocument,
  findings: readonly Diagnostic[],
  codes: FindingCodes,
): readonly Diagnostic[] {
  return allowFindings(findings, {
    text: document.text,
    comments: allowComments(document),
    codes,
    kinds,
    // What the parser skipped might have been what is allowed.
    isUncertain: () => document.problems.length > 0,
  });
}
