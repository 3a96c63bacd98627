/** Lists without an end: *etc.*, *and so on*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { OPEN_ENDED } from '../lexicons/vague.ts';
import { type Finding, place, remove, replace } from './finding.ts';
import { indexTerms, matchTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/open-ended',
  severity: 'warning',
  docs: {
    reason: 'An open list has no end that could be built or tested.',
    bad: 'A report shows name, address, etc.',
    good: 'A report shows name, address and phone number.',
    source: 'INCOSE Guide to Writing Requirements, R9; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  message: ({ words }) => `“${words}” leaves the list open: name all its members.`,
});

const terms = indexTerms(OPEN_ENDED);

/** Lists without an end: *etc.*, *and so on*. */
export const openEnded: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'role' || sentence.role === 'benefit') return [];
      return matchTerms(sentence.tokens, terms).flatMap((match) => {
        const first = sentence.tokens[match.start];
        const last = sentence.tokens[match.end - 1];
        if (first === undefined || last === undefined) return [];
        if (
          match.term === 'and more' &&
          sentence.tokens[match.end]?.tag !== 'PUNCT' &&
          match.end < sentence.tokens.length
        )
          return [];
        if (match.term === 'and others' && sentence.tokens[match.end]?.tag === 'NOUN') return [];
        if (match.term.endsWith('but not limited to')) {
          const at = place(read, first.start, last.end);
          const written = read.statement.source.text.slice(first.start, last.end);
          return [
            kind.at(
              at,
              { words: written },
              {
                fixes: [replace('Close the list', at, match.term.startsWith('but') ? '' : 'which are', true)],
              },
            ),
          ];
        }
        const span = place(read, first.start, last.end);
        const words = read.statement.source.text.slice(first.start, last.end);
        const fixes = [
          remove(`Close the list: remove “${words}”`, read, first.start, stopOf(words, last.end), true),
        ];
        return [kind.at(span, { words }, { fixes })];
      });
    }),
};

/** *etc.* at the end of a sentence shares its dot with the sentence. */
function stopOf(words: string, end: number): number {
  return words.endsWith('.') ? end - 1 : end;
}
