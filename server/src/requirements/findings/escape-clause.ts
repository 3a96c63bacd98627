/** Ways out: *if possible*, *as appropriate*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { conditionRoles } from '../kinds/segment.ts';
import { ESCAPE } from '../lexicons/vague.ts';
import { type Finding, remove, replace } from './finding.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/escape-clause',
  severity: 'warning',
  docs: {
    reason: 'A way out makes the requirement optional without saying when.',
    bad: 'The system shall send a reminder if possible.',
    good: 'The system shall send a reminder when the patient has an e-mail address.',
    source: 'INCOSE Guide to Writing Requirements, R8; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  message: ({ words }) => `“${words}” leaves a way out: name the condition, or leave it out.`,
});

const terms = indexTerms(ESCAPE);

/** Ways out: *if possible*, *as appropriate*. */
export const escapeClause: Finding = {
  kind,
  inStatement: onTerms(terms, ({ read, sentence, first, last, next, before, span, words }) => {
    // *how often each title was lent*: a question that has a number for its answer.
    if (words.toLowerCase() === 'often' && (before?.lower === 'how' || before?.lower === 'as'))
      return undefined;
    // *if needed for repairs*: the condition is named.
    if (
      /(?:needed|required|necessary)$/.test(words.toLowerCase()) &&
      (next?.lower === 'for' || next?.lower === 'by' || next?.lower === 'to')
    )
      return undefined;
    // *fails to answer as required*: a condition that points at a rule is no way out of it.
    if (words.toLowerCase().startsWith('as ') && conditionRoles.has(sentence.role)) return undefined;
    const fixes = [
      remove(`Remove “${words}”`, read, first.start, last.end, true),
      // At the front, the condition would be another form of statement.
      ...(first.start === 0 ? [] : [replace('Name the condition', span, 'if [condition]')]),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};
