/** *All … shall not …*: none of them, or not each of them? */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { singular } from '../../nlp/lemma.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/negated-universal',
  severity: 'warning',
  docs: {
    reason: '“All … not” is read as “none” by some and as “not all” by others.',
    bad: 'All guests shall not enter the kitchen.',
    good: 'No guest shall enter the kitchen.',
    source: 'INCOSE Guide to Writing Requirements, R16 and R32; Berry et al., Ambiguity Handbook (2003)',
  },
  message: ({ words }) => `“${words}”: none of them, or not each of them?`,
});

const UNIVERSAL = new Set(['all', 'every', 'both', 'any']);

/** Finds a negated modal verb whose subject is *all* or *every*. */
export const negatedUniversal: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap(({ verb, subjects }) => {
        const [subject] = subjects;
        if (!verb.negated || verb.modal === undefined || subject === undefined || subjects.length !== 1)
          return [];
        const { tokens } = sentence;
        const [quantifier, last, not] = [
          tokens[subject.start],
          tokens[subject.end - 1],
          tokens.slice(verb.start, verb.end).find(({ lower }) => lower === 'not'),
        ];
        if (
          quantifier === undefined ||
          last === undefined ||
          not === undefined ||
          !UNIVERSAL.has(quantifier.lower)
        )
          return [];
        const { text } = read.statement.source;
        const core = tokens[Math.max(subject.core, subject.start + 1)] ?? last;
        const named = `${text.slice(core.start, last.start)}${singular(last.text)}`;
        const none =
          quantifier.text.startsWith('A') ||
          quantifier.text.startsWith('E') ||
          quantifier.text.startsWith('B')
            ? 'No'
            : 'no';
        const modal = tokens[verb.start]?.text ?? 'shall';
        const words = text.slice(quantifier.start, not.end);
        const [from, to] = [quantifier.start, not.end];
        const gap = text.slice(last.end, tokens[verb.start]?.start ?? last.end);
        const fixes = [
          replace(`Say “${none} ${named} ${modal}”`, place(read, from, to), `${none} ${named}${gap}${modal}`),
          replace(
            'Say “not all”',
            place(read, from, to),
            `${none === 'No' ? 'Not' : 'not'} all ${text.slice(core.start, last.end)}${gap}${modal}`,
          ),
        ];
        return [kind.at(place(read, from, to), { words }, { fixes })];
      }),
    ),
};
