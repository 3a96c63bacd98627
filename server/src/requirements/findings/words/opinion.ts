/** What the author thinks of it: *obviously*, *we believe*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { SUBORDINATORS } from '../../lexicons/function-words.ts';
import { OPINION } from '../../lexicons/wording.ts';
import { type Finding, remove } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/opinion',
  severity: 'info',
  docs: {
    reason: 'A requirement says what is to be; what its author thinks of it can be neither built nor tested.',
    bad: 'Obviously, the system shall store the order.',
    good: 'The system shall store the order.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.7 (subjective language)',
  },
  message: ({ words }) => `“${words}” is an opinion: leave it out, or move it to the rationale.`,
});

/** Finds words by which an author speaks of themselves. */
export const opinion: Finding = {
  kind,
  inStatement: onTerms(indexTerms(OPINION), ({ read, first, last, before, next, span, words }) => {
    // *a worker who I think did well*: whose opinion it is matters here.
    if (before !== undefined && SUBORDINATORS.has(before.lower)) return undefined;
    const that = next?.lower === 'that' ? next : undefined;
    const fixes = [remove(`Remove “${words}”`, read, first.start, (that ?? last).end, true)];
    return kind.at(span, { words }, { fixes });
  }),
};
