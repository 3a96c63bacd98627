/** A comment that allows what is not found there. */
import { unusedKind } from '../../suppression/kinds.ts';

export const unusedSuppression = unusedKind('req', {
  bad: '// allow req/vague-term: the contract says so\nR1: The search shall answer within 2 seconds.',
  good: 'R1: The search shall answer within 2 seconds.',
});
