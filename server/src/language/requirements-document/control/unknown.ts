/** A comment that allows a kind of finding that there is not, or that nobody can allow. */
import { unknownKind } from '../../suppression/kinds.ts';

export const unknownSuppression = unknownKind('req', {
  bad: '// allow req/vage-term: the contract says so\nR1: The search shall be intuitive.',
  good: '// allow req/vague-term: the contract says so\nR1: The search shall be intuitive.',
});
