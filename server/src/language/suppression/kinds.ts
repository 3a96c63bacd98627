/** What can be wrong with a comment that allows findings: the kinds of finding, which each language gives its own code and examples. */
import { type DiagnosticDocs, type DiagnosticKind, defineDiagnostic } from '../../base/diagnostic.ts';

type Language = 'req' | 'spark';
/** A text that has the finding, and the same text mended. */
export type Examples = Pick<DiagnosticDocs, 'bad' | 'good'>;

/** The findings about comments that one language makes. */
export interface SuppressionKinds {
  readonly withoutReason: DiagnosticKind<{ readonly codes: string }>;
  readonly unknown: DiagnosticKind<{ readonly code: string; readonly known: boolean; readonly hint: string }>;
  readonly unused: DiagnosticKind<{ readonly code: string; readonly placed: boolean }>;
}

/** A comment that allows a finding and does not say why. */
export function withoutReasonKind(language: Language, docs: Examples): SuppressionKinds['withoutReason'] {
  return defineDiagnostic({
    code: `${language}/suppression-without-reason`,
    severity: 'warning',
    docs: {
      reason: 'Whoever reads the document later has to know why the finding is no mistake here.',
      ...docs,
    },
    message: ({ codes }) => `Say behind a colon why ${codes} is allowed here.`,
  });
}

/** A comment that allows a kind of finding that there is not, or that nobody can allow. */
export function unknownKind(language: Language, docs: Examples): SuppressionKinds['unknown'] {
  return defineDiagnostic({
    code: `${language}/unknown-suppression`,
    severity: 'warning',
    docs: {
      reason: 'A comment with a misspelt code allows nothing, and its reason speaks of nothing.',
      ...docs,
    },
    message: ({ code, known, hint }) =>
      known ? `\`${code}\` cannot be allowed: mend it instead.` : `There is no finding \`${code}\`.${hint}`,
  });
}

/** A comment that allows what is not found there. */
export function unusedKind(language: Language, docs: Examples): SuppressionKinds['unused'] {
  return defineDiagnostic({
    code: `${language}/unused-suppression`,
    severity: 'warning',
    tag: 'unnecessary',
    docs: { reason: 'What was once allowed would hide a new mistake of the same kind.', ...docs },
    message: ({ code, placed }) =>
      placed
        ? `There is no \`${code}\` here to allow.`
        : 'This comment allows nothing where it stands: `allow` belongs on a line of its own right above a statement, `allow-file` above the first one.',
  });
}
