/** Named technology in what is demanded. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { TECHNOLOGIES } from '../../lexicons/solutions.ts';
import { type Finding, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/solution',
  severity: 'hint',
  docs: {
    reason: 'How it is built is for the design to choose: a requirement says what is needed.',
    bad: 'The system shall store orders in MySQL.',
    good: 'The system shall store orders for 10 years.',
    source: 'INCOSE Guide to Writing Requirements, R31',
  },
  offByDefault: { why: 'Interfaces and constraints of design name technologies on purpose.' },
  message: ({ words }) => `“${words}” is a solution: say what it is needed for.`,
});

/** Finds products and technologies of software. */
export const solution: Finding = {
  kind,
  inStatement: onTerms(indexTerms(TECHNOLOGIES), ({ span, words }) =>
    kind.at(span, { words }, { fixes: [replace('Say what is needed', span, '[what is needed]')] }),
  ),
};
