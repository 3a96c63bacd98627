/** The registry of findings: every kind that any analysis may report, for settings, reports and documentation. */
import type { DiagnosticDocs, DiagnosticKind, Severity } from '../base/diagnostic.ts';
import { controlKinds, requirementsDocumentKinds } from '../language/requirements-document/index.ts';
import { checks, moreFindings, suppressionKinds, syntaxError } from '../language/spark/index.ts';
import { requirementFindings } from '../requirements/index.ts';

/** What is known of a kind without an instance of it. */
export interface KindView {
  readonly code: string;
  readonly severity: Severity;
  readonly docs: DiagnosticDocs;
  /** There when the kind is looked for only on request, with the reason. */
  readonly offByDefault?: { readonly why: string };
}

const view = ({
  code,
  severity,
  docs,
  offByDefault,
}: Pick<DiagnosticKind<never>, 'code' | 'severity' | 'docs' | 'offByDefault'>): KindView => ({
  code,
  severity,
  docs,
  ...(offByDefault ? { offByDefault } : {}),
});

/** All kinds, sorted by code. @throws Error when two share a code, which is a bug. */
export const diagnosticKinds: readonly KindView[] = unique(
  [
    ...requirementsDocumentKinds.map(view),
    ...controlKinds.map(view),
    ...requirementFindings.map(({ kind }) => view(kind)),
    ...checks.map(({ kind }) => view(kind)),
    ...suppressionKinds.map(view),
    view(syntaxError),
    view(moreFindings),
  ].sort((a, b) => (a.code < b.code ? -1 : 1)),
);

function unique(kinds: readonly KindView[]): readonly KindView[] {
  const twice = kinds.find(({ code }, place) => kinds[place + 1]?.code === code);
  if (twice) throw new Error(`Two kinds of findings share the code ${twice.code}: give one of them another.`);
  return kinds;
}
