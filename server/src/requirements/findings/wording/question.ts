/** Questions among the requirements. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/question',
  severity: 'warning',
  docs: {
    reason: 'A question asks for a decision; a requirement is one.',
    bad: 'Should the system keep deleted orders?',
    good: 'The system shall keep deleted orders.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.5 (complete); Paska, “not a requirement” (2023)',
  },
  message: () => 'This is a question: decide, or move it to a note.',
});

/** Finds sentences that end with a question mark. */
export const question: Finding = {
  kind,
  inStatement: (read) => {
    const { text } = read.statement.source;
    if (!text.includes('?')) return [];
    return read.statement.sentences.flatMap(({ role, start, end, tokens, phrases }) => {
      if (role === 'aside' || tokens.at(-1)?.text !== '?') return [];
      const [first] = tokens;
      const subject = phrases.find((phrase) => phrase.start === 1);
      const [from, to] = [tokens[subject?.start ?? -1], tokens[(subject?.end ?? 0) - 1]];
      const mark = tokens.at(-1)?.start ?? end;
      const answer = replace('Answer it', place(read, mark, mark + 1), ': [answer].');
      if (first === undefined || from === undefined || to === undefined || !ASKING.has(first.lower))
        return [kind.at(place(read, start, end), undefined, { fixes: [answer] })];
      const capital = from.text.charAt(0).toUpperCase() + text.slice(from.start + 1, to.end);
      const demand = replace(
        'Make it a requirement',
        place(read, first.start, mark + 1),
        `${capital} shall${text.slice(to.end, mark)}.`,
      );
      return [kind.at(place(read, start, end), undefined, { fixes: [demand, answer] })];
    });
  },
};

const ASKING = new Set(['should', 'shall', 'must', 'will', 'can', 'could', 'may', 'would']);
