/** What the author of a requirement document makes of its findings, in comments: which are allowed, and how grave kinds are. */
import type { Diagnostic, DiagnosticKind, Levels } from '../../../base/diagnostic.ts';
import type { RequirementsDocument } from '../../../model/requirements.ts';
import type { AllowComment } from '../../suppression/allow-comment.ts';
import { allowFindings, type FindingCodes } from '../../suppression/apply.ts';
import { allowComments } from './allow-comments.ts';
import { commentLines } from './comment-lines.ts';
import { severityComments } from './severity-comments.ts';
import { unknownSuppression } from './unknown.ts';
import { unusedSuppression } from './unused.ts';
import { suppressionWithoutReason } from './without-reason.ts';
import { wrongSeverity } from './wrong-severity.ts';

/** The findings about such comments. */
export const controlKinds: readonly DiagnosticKind<never>[] = [
  suppressionWithoutReason,
  unknownSuppression,
  unusedSuppression,
  wrongSeverity,
];

const kinds = {
  withoutReason: suppressionWithoutReason,
  unknown: unknownSuppression,
  unused: unusedSuppression,
};

/** What a document says about its findings. */
export interface Control {
  readonly text: string;
  readonly codes: FindingCodes;
  readonly comments: readonly AllowComment[];
  /** The levels that the document itself gives. */
  readonly levels: Levels;
  /** What is wrong with the comments that give them. */
  readonly problems: readonly Diagnostic[];
}

/** Reads the comments of a document. Linear in its length. */
export function readControl(document: RequirementsDocument, text: string, codes: FindingCodes): Control {
  // Most documents have none of these.
  const lines = /(?:\/\/|<!--)[ \t]*(?:allow|severity)/.test(text) ? commentLines(text) : [];
  const { levels, problems } = severityComments(lines, document, text, codes);
  return { text, codes, comments: allowComments(lines, document, text), levels, problems };
}

/**
 * The findings of a document as its author wants them, with those on the comments.
 * @param levels the levels that hold here, those of the document among them
 */
export function controlFindings(
  findings: readonly Diagnostic[],
  { text, codes, comments, problems }: Control,
  levels: Levels,
): readonly Diagnostic[] {
  const wanted = levels.size === 0 ? findings : findings.flatMap((one) => atLevel(one, levels, codes));
  const left = allowFindings(wanted, {
    text,
    comments,
    codes,
    kinds,
    // What is not looked for may well be there.
    isUncertain: (code) => levels.get(code) === 'off',
  });
  return problems.length === 0 ? left : [...left, ...problems];
}

function atLevel(finding: Diagnostic, levels: Levels, codes: FindingCodes): readonly Diagnostic[] {
  const level = codes.allowable.has(finding.code) ? levels.get(finding.code) : undefined;
  if (level === 'off') return [];
  return [level === undefined || level === finding.severity ? finding : { ...finding, severity: level }];
}
