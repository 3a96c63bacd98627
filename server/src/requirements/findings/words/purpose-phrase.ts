/** What for, inside of the requirement: *in order to*, *so that*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import { type Finding, NEXT_FIELD, place, remove } from '../finding.ts';
import { type FoundTerm, onTerms } from '../on-terms.ts';
import { indexTerms } from '../terms.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/purpose-phrase',
  severity: 'hint',
  docs: {
    reason:
      'A purpose is a reason, and no part of what is to be tested: as a field it stays without being demanded.',
    bad: 'R1: The system shall send a reminder in order to reduce missed appointments.',
    good: 'R1: The system shall send a reminder.\n  rationale: to reduce missed appointments',
    source: 'INCOSE Guide to Writing Requirements, R20',
  },
  message: ({ words }) => `“${words}” tells a purpose: move it to the rationale.`,
});

const terms = indexTerms(
  'in order to, in order that, so as to, so that, for the purpose of, with the aim of, with the goal of, with the purpose of',
);

/** Finds purposes outside of stories, where they are the benefit. */
export const purposePhrase: Finding = {
  kind,
  inStatement: onTerms(terms, (found) => {
    const { read, sentence, match, before, words } = found;
    const form = read.statement.kind;
    if (form === 'user-story' || form === 'scenario' || sentence.role === 'aside') return undefined;
    // *in such a way so that*, *is designed so that*: how, not what for.
    if (before?.lower === 'way' || before?.lower === 'manner') return undefined;
    if (match.term === 'so that' && (before?.tag === 'VERB' || before?.tag === 'ADJ')) return undefined;
    if (
      !sentence.clauses.some(
        ({ verb }) => verb.modal === 'shall' || verb.modal === 'must' || verb.modal === 'will',
      )
    )
      return undefined;
    return kind.at(found.span, { words }, { fixes: match.start === 0 ? fromStart(found) : toEnd(found) });
  }),
};

/** *In order to …, the system shall …*: the purpose ends at the comma. */
function fromStart({ read, sentence, first }: FoundTerm): readonly Fix[] {
  const comma = sentence.tokens.find((token) => token.text === ',');
  if (comma === undefined) return [];
  return [remove('Remove the purpose', read, first.start, comma.start)];
}

function toEnd({ read, sentence, first, match, before }: FoundTerm): readonly Fix[] {
  const { text } = read.statement.source;
  const stop = sentence.tokens.at(-1);
  const end = stop?.text === '.' ? stop.start : sentence.end;
  const from = before?.text === ',' ? before.start : (before?.end ?? first.start);
  const tail = text.slice(end);
  const removal: Fix = {
    title: 'Remove the purpose',
    edits: [{ span: place(read, from, end), newText: '' }],
  };
  if (!/^[.\s]{0,8}$/.test(tail)) return [removal];
  const kept = TO.has(match.term)
    ? text.slice(first.start, end).replace(/^(?:in order|so as) /i, '')
    : text.slice(first.start, end);
  const rationale: Fix = {
    title: 'Move it to the rationale',
    edits: [
      { span: place(read, from, end), newText: '' },
      {
        span: place(read, text.length, text.length),
        newText: `${NEXT_FIELD}rationale: ${kept.replaceAll(/\s{1,40}/g, ' ')}`,
      },
    ],
  };
  return [rationale, removal];
}

const TO = new Set(['in order to', 'so as to']);
