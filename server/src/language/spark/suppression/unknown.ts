/** A comment that allows a kind of finding that there is not, or that nobody can allow. */
import { unknownKind } from '../../suppression/kinds.ts';

export const unknownSuppression = unknownKind('spark', {
  bad: 'use ash.domain\n// allow spark/dangling-referense: Patient is part of another project\ndomain Clinic {}',
  good: 'use ash.domain\n// allow spark/dangling-reference: Patient is part of another project\ndomain Clinic { resources [Patient] }',
});
