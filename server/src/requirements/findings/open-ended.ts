/** Lists without an end: *etc.*, *and so on*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { OPEN_ENDED } from '../lexicons/vague.ts';
import { type Finding, remove, replace } from './finding.ts';
import { onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

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
  inStatement: onTerms(terms, ({ read, match, first, last, next, span, words }) => {
    if (match.term === 'and more' && next !== undefined && next.tag !== 'PUNCT') return undefined;
    if (match.term === 'and others' && next?.tag === 'NOUN') return undefined;
    const fixes = match.term.endsWith('but not limited to')
      ? [replace('Close the list', span, match.term.startsWith('but') ? '' : 'which are', true)]
      : [remove(`Close the list: remove “${words}”`, read, first.start, stopOf(words, last.end), true)];
    return kind.at(span, { words }, { fixes });
  }),
};

/** *etc.* at the end of a sentence shares its dot with the sentence. */
function stopOf(words: string, end: number): number {
  return words.endsWith('.') ? end - 1 : end;
}
