/** Numbers that are none: *some*, *several*, *a lot of*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import { QUANTITIES } from '../../lexicons/wording.ts';
import { type Finding, replace } from '../finding.ts';
import { onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/quantity-word',
  severity: 'info',
  docs: {
    reason: 'Without a number nobody can say when there are enough of them.',
    bad: 'The system shall keep some of the last messages.',
    good: 'The system shall keep the last 100 messages.',
    source: 'INCOSE Guide to Writing Requirements, R7; QVscribe, “immeasurable quantification”',
  },
  message: ({ words }) => `“${words}” is no number: say how many.`,
});

/** These tell that there may be more than one, which is a multiplicity where something is described or allowed. */
const PLURALITY = new Set(['several', 'many', 'multiple', 'various', 'numerous', 'a number of']);
const RELATIVE = new Set(['which', 'whom', 'them', 'these', 'those']);
const BINDING = new Set(['shall', 'must', 'will', 'should']);
const ALLOWING = new Set('allow enable permit let support can may could handle manage'.split(' '));

/** Finds words of quantity in what is demanded. */
export const quantityWord: Finding = {
  kind,
  inStatement: onTerms(indexTerms(QUANTITIES), ({ sentence, match, first, before, next, span, words }) => {
    if (sentence.role !== 'body' && sentence.role !== 'response' && sentence.role !== 'means')
      return undefined;
    if (next === undefined || (next.tag === 'PUNCT' && match.term !== 'some')) return undefined;
    if (match.term === 'some' && first.tag !== 'DET' && first.tag !== 'PRON') return undefined;
    // *addresses, some of which …*: a part of what was counted.
    if (next.lower === 'of' && RELATIVE.has(sentence.tokens[match.end + 1]?.lower ?? '')) return undefined;
    if (before !== undefined && (NOT_COUNTED.has(before.lower) || /^[A-Z]{2}/.test(first.text)))
      return undefined;
    const demands = sentence.clauses.some(({ verb }) => BINDING.has(verb.modal ?? ''));
    if (!demands) return undefined;
    if (PLURALITY.has(match.term) && (allows(sentence) || !isObject(sentence, match.start))) return undefined;
    const fixes = [replace('Put a number in its place', span, '[number]')];
    return kind.at(span, { words }, { fixes });
  }),
};

function allows({ clauses }: Sentence): boolean {
  return clauses.some(({ verb }) => ALLOWING.has(verb.lemma) || ALLOWING.has(verb.modal ?? ''));
}

/** Whether the words count what a verb acts on. */
function isObject({ clauses }: Sentence, at: number): boolean {
  return clauses.some(({ objects }) => objects.some(({ start, end }) => start <= at && at < end));
}

/** *how many*, *as many as*, *one or many*, *in some way*. */
const NOT_COUNTED = new Set([
  'how',
  'as',
  'or',
  'so',
  'too',
  'in',
  'that',
  'whether',
  'the',
  'arbitrary',
  'arbitrarily',
  'any',
]);
