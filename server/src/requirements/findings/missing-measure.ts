/** Speed or size without a figure: *quickly*, *high performance*. */
import { defineDiagnostic, type Fix } from '../../base/diagnostic.ts';
import { SPEED } from '../lexicons/vague.ts';
import { type Finding, place, replace } from './finding.ts';
import { hasAnyFigure } from './measures.ts';
import { type FoundTerm, onTerms } from './on-terms.ts';
import { indexTerms } from './terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/missing-measure',
  severity: 'warning',
  docs: {
    reason: 'Speed and size without a figure cannot be built for or tested.',
    bad: 'The system shall answer quickly.',
    good: 'The system shall answer within 2 seconds.',
    source: 'INCOSE Guide to Writing Requirements, R34; ISO/IEC/IEEE 29148:2018, 5.2.5 (verifiable)',
  },
  message: ({ words }) => `“${words}” has no figure: say how fast or how much.`,
});

const terms = indexTerms(SPEED);

/** Speed or size without a figure: *quickly*, *high performance*. */
export const missingMeasure: Finding = {
  kind,
  inStatement: onTerms(terms, (found) => {
    const { sentence, match, first, before, next, span, words } = found;
    // *prompt the user*, *slow the pump*: verbs.
    if (match.end - match.start === 1 && first.tag === 'VERB') return undefined;
    if (hasAnyFigure(sentence)) return undefined;
    if (match.term === 'soon' && before?.lower === 'as') return undefined;
    const fixes = [
      ...(next?.tag === 'VERB'
        ? [atTheEnd(found)]
        : first.tag === 'ADJ' && match.end - match.start === 1
          ? []
          : [replace(`Replace “${words}” with a figure`, span, 'within [number] seconds')]),
      replace('Put a measure in its place', span, '[measure]'),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};

/** *shall quickly archive the file* → *shall archive the file within [number] seconds*. */
function atTheEnd({ read, sentence, first, next, words }: FoundTerm): Fix {
  const last = sentence.tokens.findLast(({ tag }) => tag !== 'PUNCT') ?? first;
  return {
    title: `Replace “${words}” with a figure`,
    edits: [
      { span: place(read, first.start, next?.start ?? first.end), newText: '' },
      { span: place(read, last.end, last.end), newText: ' within [number] seconds' },
    ],
  };
}
