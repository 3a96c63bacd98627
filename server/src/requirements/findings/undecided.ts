/** Values that nobody has decided: *TBD*, *to be defined*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { UNDECIDED } from '../lexicons/vague.ts';
import { type Finding, place, replace } from './finding.ts';
import { indexTerms, matchTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/undecided',
  severity: 'warning',
  docs: {
    reason: 'What is not decided cannot be built; it is found too late when it hides in a sentence.',
    bad: 'The session ends after TBD minutes.',
    good: 'The session ends after 30 minutes.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.5 (complete)',
  },
  message: ({ words }) => `“${words}” is not decided yet.`,
});

const terms = indexTerms(UNDECIDED);

/** Values that nobody has decided: *TBD*, *to be defined*. */
export const undecided: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'role' || sentence.role === 'benefit') return [];
      return matchTerms(sentence.tokens, terms).flatMap((match) => {
        const first = sentence.tokens[match.start];
        const last = sentence.tokens[match.end - 1];
        if (first === undefined || last === undefined) return [];
        const span = place(read, first.start, last.end);
        const words = read.statement.source.text.slice(first.start, last.end);
        const fixes = [replace('Put a value in its place', span, '[value]')];
        return [kind.at(span, { words }, { fixes })];
      });
    }),
};
