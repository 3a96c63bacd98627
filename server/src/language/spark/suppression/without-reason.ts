/** A comment that allows a finding and does not say why. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';

export const suppressionWithoutReason = defineDiagnostic<{ readonly codes: string }>({
  code: 'spark/suppression-without-reason',
  severity: 'warning',
  docs: {
    reason: 'Whoever reads the document later has to know why the finding is no mistake here.',
    bad: 'use ash.domain\n// allow spark/dangling-reference:\ndomain Clinic { resources [Patient] }',
    good: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic { resources [Patient] }',
  },
  message: ({ codes }) => `Say behind a colon why ${codes} is allowed here.`,
});
