/** A word written twice: *the the*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic<{ word: string }>({
  code: 'req/repeated-word',
  severity: 'hint',
  docs: {
    reason: 'A word written twice is a slip, or the rest of a sentence that was changed halfway.',
    bad: 'The system shall shall store the order.',
    good: 'The system shall store the order.',
    source: 'INCOSE Guide to Writing Requirements, R12',
  },
  message: ({ word }) => `“${word}” stands here twice.`,
});

const MAY_REPEAT = new Set(['that', 'had', 'is', 'do']);

/** Finds a word that follows itself with nothing but a blank between. */
export const repeatedWord: Finding = {
  kind,
  inStatement: (read) => {
    const { text } = read.statement.source;
    return read.statement.sentences.flatMap(({ tokens }) =>
      tokens.flatMap((token, i) => {
        const next = tokens[i + 1];
        if (next === undefined || next.text !== next.lower || token.lower !== next.lower) return [];
        if (!/^[a-z][a-z-]*$/.test(token.lower) || MAY_REPEAT.has(token.lower)) return [];
        if (!/^\s+$/.test(text.slice(token.end, next.start))) return [];
        const fixes = [replace('Say it once', place(read, token.end, next.end), '', true)];
        return [kind.at(place(read, token.start, next.end), { word: token.text }, { fixes })];
      }),
    );
  },
};
