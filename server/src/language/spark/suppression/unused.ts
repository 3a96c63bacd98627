/** A comment that allows what is not found there. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';

export const unusedSuppression = defineDiagnostic<{ readonly code: string; readonly placed: boolean }>({
  code: 'spark/unused-suppression',
  severity: 'warning',
  tag: 'unnecessary',
  docs: {
    reason: 'What was once allowed would hide a new mistake of the same kind.',
    bad: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic {}',
    good: 'use ash.domain\ndomain Clinic {}',
  },
  message: ({ code, placed }) =>
    placed
      ? `There is no \`${code}\` here to allow.`
      : 'This comment allows nothing where it stands: `allow` belongs on a line of its own right above a statement, `allow-file` above the first one.',
});
