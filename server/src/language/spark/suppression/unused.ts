/** A comment that allows what is not found there. */
import { unusedKind } from '../../suppression/kinds.ts';

export const unusedSuppression = unusedKind('spark', {
  bad: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic {}',
  good: 'use ash.domain\ndomain Clinic {}',
});
