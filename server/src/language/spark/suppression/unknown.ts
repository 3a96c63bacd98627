/** A comment that allows a kind of finding that there is not, or that nobody can allow. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';

export const unknownSuppression = defineDiagnostic<{
  readonly code: string;
  readonly known: boolean;
  readonly hint: string;
}>({
  code: 'spark/unknown-suppression',
  severity: 'warning',
  docs: {
    reason: 'A comment with a misspelt code allows nothing, and its reason speaks of nothing.',
    bad: 'use ash.domain\n// allow spark/dangling-referense: Patient is part of another project\ndomain Clinic {}',
    good: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic { resources [Patient] }',
  },
  message: ({ code, known, hint }) =>
    known ? `\`${code}\` cannot be allowed: mend it instead.` : `There is no finding \`${code}\`.${hint}`,
});
