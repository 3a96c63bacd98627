/** *shall be able to*, *shall be capable of*: words that add nothing but doubt. */
import { defineDiagnostic } from '../../base/diagnostic.ts';
import { verbBase } from '../nlp/lemma.ts';
import { type Finding, place, replace } from './finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/superfluous-infinitive',
  severity: 'info',
  docs: {
    reason: 'Being able to do something is not doing it; the short form binds and can be tested.',
    bad: 'The system shall be able to print a receipt.',
    good: 'The system shall print a receipt.',
    source: 'INCOSE Guide to Writing Requirements, R10',
  },
  message: ({ words }) => `“${words}” adds nothing: say what is done.`,
});

/** Finds *be able to* and *be capable of* after a modal, outside stories. */
export const superfluousInfinitive: Finding = {
  kind,
  inStatement: (read) => {
    if (read.statement.kind === 'user-story') return [];
    return read.statement.sentences.flatMap(({ tokens, clauses }) =>
      clauses.flatMap(({ verb }) => {
        if (!verb.copula || verb.modal === undefined || verb.negated) return [];
        const at = verb.main;
        const [able, joiner, next] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
        const be = tokens[at];
        if (be === undefined || able === undefined || joiner === undefined || next === undefined) return [];
        const infinitive = able.lower === 'able' && joiner.lower === 'to';
        const gerund = able.lower === 'capable' && joiner.lower === 'of';
        if (!infinitive && !gerund) return [];
        const span = place(read, be.start, joiner.end);
        const words = read.statement.source.text.slice(be.start, joiner.end);
        const newText = gerund ? verbBase(next.lower) : next.text;
        const fixes = [replace(`Say “${newText}”`, place(read, be.start, next.end), newText, true)];
        return [kind.at(span, { words }, { fixes })];
      }),
    );
  },
};
