/** A comment that allows a finding and does not say why. */
import { withoutReasonKind } from '../../suppression/kinds.ts';

export const suppressionWithoutReason = withoutReasonKind('spark', {
  bad: 'use ash.domain\n// allow spark/dangling-reference:\ndomain Clinic { resources [Patient] }',
  good: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic { resources [Patient] }',
});
