/** Speed or size without a figure: *quickly*, *high performance*. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { SPEED } from '../lexicons/vague.ts';
import { type Finding, place, replace } from './finding.ts';
import { hasAnyFigure } from './measures.ts';
import { indexTerms, matchTerms } from './terms.ts';

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
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role === 'role' || sentence.role === 'benefit') return [];
      return matchTerms(sentence.tokens, terms).flatMap((match) => {
        const first = sentence.tokens[match.start];
        const last = sentence.tokens[match.end - 1];
        if (first === undefined || last === undefined) return [];
        if (hasAnyFigure(sentence)) return [];
        if (match.term === 'soon' && sentence.tokens[match.start - 1]?.lower === 'as') return [];
        const span = place(read, first.start, last.end);
        const words = read.statement.source.text.slice(first.start, last.end);
        const fixes = [
          ...(first.tag === 'ADJ' && match.end - match.start === 1
            ? []
            : [replace(`Replace “${words}” with a figure`, span, 'within [number] seconds')]),
          replace('Put a measure in its place', span, '[measure]'),
        ];
        return [kind.at(span, { words }, { fixes })];
      });
    }),
};
