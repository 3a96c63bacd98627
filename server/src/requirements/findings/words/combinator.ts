/** Words that join thoughts: *but*, *unless*, *as well as*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { COMBINATORS } from '../../lexicons/wording.ts';
import { type Finding, place, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/combinator',
  severity: 'hint',
  docs: {
    reason:
      'A word that joins or excepts often hides a second requirement, or a condition that stands at the wrong end.',
    bad: 'The system shall store the order unless the customer cancels it.',
    good: 'The system shall store the order.\nIf the customer cancels the order, then the system shall discard the order.',
    source: 'INCOSE Guide to Writing Requirements, R19',
  },
  offByDefault: {
    why: 'Most exceptions are clear where they stand, and one thought often needs two halves.',
  },
  message: ({ words }) => `“${words}” joins thoughts: would two statements be clearer?`,
});

/** Finds joining words inside of what is demanded. */
export const combinator: Finding = {
  kind,
  inStatement: onTerms(
    indexTerms(COMBINATORS),
    ({ read, sentence, first, last, before, match, span, words }) => {
      if (sentence.role !== 'body' && sentence.role !== 'response') return undefined;
      if (before === undefined || match.start === 0) return undefined;
      const end = sentence.tokens.at(-1);
      const rest = read.statement.source.text.slice(last.end, end?.text === '.' ? end.start : end?.end);
      const from = before.text === ',' ? before.start : before.end;
      const split =
        match.term === 'unless'
          ? [
              replace(
                'Make the exception a sentence of its own',
                place(read, from, end?.end ?? last.end),
                `. If${rest}, then [response].`,
              ),
            ]
          : [replace('Begin a new sentence here', place(read, from, last.end), '. [Subject]')];
      return kind.at(span, { words }, { fixes: first.tag === 'NOUN' ? [] : split });
    },
  ),
};
