/** Pronouns that point at nothing, or at more than one thing. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import type { Sentence } from '../analysed-statement.ts';
import { isPerson } from '../lexicons/persons.ts';
import { mayBeSystem } from '../lexicons/stop-heads.ts';
import type { NounPhrase } from '../phrases/noun-phrase.ts';
import type { ReadStatement } from '../specification.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ pronoun: string; candidates: number }>({
  code: 'req/unclear-pronoun',
  severity: 'warning',
  docs: {
    reason:
      'A statement must be clear on its own: a pronoun without one clear referent is read differently by everybody.',
    bad: 'When the clerk attaches the receipt to the invoice, it shall be archived.',
    good: 'When the clerk attaches the receipt to the invoice, the system shall archive the receipt.',
    source: 'INCOSE Guide to Writing Requirements, R24; ISO/IEC/IEEE 29148:2018, 5.2.7',
  },
  message: ({ pronoun, candidates }) =>
    candidates === 0
      ? `“${pronoun}” points at nothing in this statement: name the thing.`
      : `“${pronoun}” can mean ${candidates} things here: name the one.`,
});

const POINTING = new Set(['it', 'they', 'this', 'these', 'those', 'them']);

/** Finds subject pronouns that open a statement, or that have several candidates of the right number before them. */
export const unclearPronoun: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences } = read.statement;
    if (form === 'user-story' || form === 'scenario') return [];
    return sentences.flatMap((sentence, index) =>
      sentence.clauses.flatMap((clause) => {
        const [pronoun] = clause.subjects;
        const token = sentence.tokens[pronoun?.start ?? -1];
        if (pronoun === undefined || token === undefined || clause.subjects.length !== 1 || !pronoun.pronoun)
          return [];
        if (
          !POINTING.has(token.lower) ||
          pronoun.end !== clause.verb.start ||
          isExpletive(sentence, clause.verb.end, clause.verb.passive)
        )
          return [];
        const candidates = referents(read, index, pronoun, token.lower);
        const unclear =
          candidates.length === 0 ||
          (candidates.length > 1 && token.lower === 'it' && sentence.role === 'response');
        const opens = index === 0 && pronoun.start === 0;
        if (!unclear || (candidates.length === 0 && !opens)) return [];
        const span = place(read, token.start, token.end);
        const capital = token.text.charAt(0) === token.text.charAt(0).toUpperCase();
        const names = candidates.length === 0 ? ['system'] : candidates.slice(0, 4);
        const fixes = names.map((name) =>
          replace(`Say “the ${name}”`, span, `${capital ? 'The' : 'the'} ${name}`),
        );
        return [kind.at(span, { pronoun: token.text, candidates: candidates.length }, { fixes })];
      }),
    );
  },
};

/** *It is possible that …*, *it must be ensured that …* point at nothing by their nature. */
function isExpletive(sentence: Sentence, from: number, passive: boolean): boolean {
  if (passive && sentence.tokens.slice(from).some((token) => token.lower === 'that')) return true;
  return sentence.tokens
    .slice(from, from + 4)
    .some((token) => token.lower === 'that' || token.lower === 'to' || token.lower === 'possible');
}

/** The things before a pronoun that it could mean, as words of the text. */
function referents(read: ReadStatement, index: number, pronoun: NounPhrase, word: string): readonly string[] {
  const plural = word !== 'it' && word !== 'this';
  const found = new Set<string>();
  read.statement.sentences.slice(Math.max(0, index - 1), index + 1).forEach((sentence, i, all) => {
    const limit = i === all.length - 1 ? pronoun.start : sentence.tokens.length;
    for (const phrase of sentence.phrases) {
      if (phrase.pronoun || phrase.end > limit || phrase.plural !== plural || mayBeSystem(phrase.head))
        continue;
      // *When the manager confirms an order, it …*: nobody is an it.
      if (word === 'it' && isPerson(phrase.head)) continue;
      const from = sentence.tokens[phrase.core];
      const to = sentence.tokens[phrase.end - 1];
      if (from !== undefined && to !== undefined && from.tag !== 'NUM')
        found.add(read.statement.source.text.slice(from.start, to.end).toLowerCase());
    }
  });
  return [...found];
}
