/** Speed or size without a figure: *quickly*, *high performance*. */
import { defineDiagnostic, type Fix } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
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
    const measure = isWhole(found) ? widened(found, 1) : span;
    const fixes = [
      ...figures(found),
      ...(next?.tag === 'VERB' ? [] : [replace('Put a measure in its place', measure, '[measure]')]),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};

/** A figure in the place of the words, where there is one for them. */
function figures(found: FoundTerm): readonly Fix[] {
  const { match, first, last, before, next, words } = found;
  const title = `Replace “${words}” with a figure`;
  if (next?.tag === 'VERB') return [atTheEnd(found)];
  if (before?.lower === 'be') return [replace(title, widened(found, 1), 'respond within [number] seconds')];
  const attributive = (first.tag === 'ADJ' && match.end - match.start === 1) || next?.tag === 'NOUN';
  if (attributive || EXTENTS.has(last.lower)) return [];
  return [replace(title, inPlace(found), 'within [number] seconds')];
}

/** The words together with some before them. */
function widened({ read, sentence, match, first, last }: FoundTerm, count: number): Span {
  return place(read, sentence.tokens[match.start - count]?.start ?? first.start, last.end);
}

/** What is high or low and takes no seconds: *low latency*, *a large number of*. */
const EXTENTS = new Set([
  'performance',
  'high-performance',
  'speed',
  'latency',
  'availability',
  'available',
  'of',
  'volume',
  'load',
]);

/** *a reasonable time*, with its article. */
function isWhole({ before, last }: FoundTerm): boolean {
  return before?.tag === 'DET' && last.lower === 'time';
}

/** *within a reasonable time*: what takes its place has a preposition of its own. */
function inPlace(found: FoundTerm): Span {
  const { tokens } = found.sentence;
  const article = tokens[found.match.start - 1]?.tag === 'DET' ? 1 : 0;
  const opened = OPENERS.has(tokens[found.match.start - 1 - article]?.lower ?? '');
  return widened(found, opened ? article + 1 : 0);
}

const OPENERS = new Set(['within', 'in', 'after']);

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
