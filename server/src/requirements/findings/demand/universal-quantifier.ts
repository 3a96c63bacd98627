/** *all*, *any*, *both*: the group, or each of them? */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { singular } from '../../nlp/lemma.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ words: string; each: string }>({
  code: 'req/universal-quantifier',
  severity: 'hint',
  docs: {
    reason: '“All” can mean the group or every single one; “each” cannot.',
    bad: 'The system shall print a label for all parcels.',
    good: 'The system shall print a label for each parcel.',
    source: 'INCOSE Guide to Writing Requirements, R32; QVscribe, “universal quantifiers”',
  },
  offByDefault: { why: 'In most sentences the group and each of its members come to the same.' },
  message: ({ words, each }) => `“${words}”: all together, or ${each}?`,
});

/** Finds *all*, *any* and *both* before a plural noun. */
export const universalQuantifier: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap(({ tokens, phrases, clauses, role }) => {
      if (role === 'role' || role === 'benefit') return [];
      return phrases.flatMap((phrase) => {
        const [first, last] = [tokens[phrase.start], tokens[phrase.end - 1]];
        if (first === undefined || last === undefined || !QUANTIFIERS.has(first.lower) || !phrase.plural)
          return [];
        const { text } = read.statement.source;
        const core = tokens[Math.max(phrase.core, phrase.start + 1)] ?? last;
        const name = `${text.slice(core.start, last.start)}${singular(last.text)}`;
        const capital = /^[A-Z]/.test(first.text);
        const each = `${capital ? 'Each' : 'each'} ${name}`;
        // *all orders have*: the verb would have to change as well.
        const agrees = !clauses.some(
          ({ verb, subjects }) => verb.modal === undefined && subjects.includes(phrase),
        );
        const span = place(read, first.start, last.end);
        const fixes = agrees ? [replace(`Say “${each}”`, span, each)] : [];
        return [
          kind.at(span, { words: text.slice(first.start, last.end), each: each.toLowerCase() }, { fixes }),
        ];
      });
    }),
};

const QUANTIFIERS = new Set(['all', 'any', 'both']);
