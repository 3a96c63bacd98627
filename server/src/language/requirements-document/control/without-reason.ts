/** A comment that allows a finding and does not say why. */
import { withoutReasonKind } from '../../suppression/kinds.ts';

export const suppressionWithoutReason = withoutReasonKind('req', {
  bad: '// allow req/vague-term:\nR1: The search shall be intuitive.',
  good: '// allow req/vague-term: the contract says so\nR1: The search shall be intuitive.',
});
