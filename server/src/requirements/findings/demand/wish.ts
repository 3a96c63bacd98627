/** Wishes around the demand: *It is recommended that …*, *It would be nice if …*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Sentence } from '../../analysed-statement.ts';
import type { ReadStatement } from '../../specification.ts';
import { type Finding, place } from '../finding.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/wish',
  severity: 'warning',
  docs: {
    reason: 'What is recommended or would be nice binds nobody, and what is important is not yet demanded.',
    bad: 'It is recommended that backups are kept in a second building.',
    good: 'Backups shall be kept in a second building.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.4; INCOSE Guide to Writing Requirements, R1',
  },
  message: ({ words }) => `“${words} …” demands nothing: say what shall be.`,
});

const OPENING =
  /^it (?:is|was|would be|will be|might be) (?:also |very |highly |strongly )?(?:recommended|desirable|desired|preferable|preferred|nice|good|great|helpful|useful|advisable|suggested|important|essential|crucial|vital) (?:that|if)\b/i;

/** Finds sentences that begin with a judgement of what they ask for. */
export const wish: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      if (sentence.role !== 'body' && sentence.role !== 'response') return [];
      const opening = OPENING.exec(
        read.statement.source.text.slice(sentence.start, sentence.start + 80),
      )?.[0];
      if (opening === undefined) return [];
      const span = place(read, sentence.start, sentence.start + opening.length);
      return [kind.at(span, { words: opening }, { fixes: demanded(read, sentence, opening.length) })];
    }),
};

/** The same without its opening, and with *shall*. */
function demanded(read: ReadStatement, { start, tokens, clauses }: Sentence, length: number): readonly Fix[] {
  const first = tokens.find((token) => token.start >= start + length);
  if (first === undefined) return [];
  const clause = clauses.find(({ verb }) => (tokens[verb.start]?.start ?? 0) > first.start && verb.finite);
  const [from, to] = [tokens[clause?.verb.start ?? -1], tokens[clause?.verb.main ?? -1]];
  if (clause === undefined || from === undefined || to === undefined) {
    const system = start === 0 ? 'The system' : 'the system';
    const opening = { span: place(read, start, start + length), newText: `${system} shall ensure that` };
    return [{ title: 'Let the system ensure it', edits: [opening] }];
  }
  const { verb } = clause;
  const action = verb.passive ? `be ${to.text}` : verb.lemma;
  const cut = {
    span: place(read, start, first.start + 1),
    newText: start === 0 ? first.text.charAt(0).toUpperCase() : first.text.charAt(0),
  };
  const bound = {
    span: place(read, from.start, to.end),
    newText: `shall ${verb.negated ? 'not ' : ''}${action}`,
  };
  return [{ title: 'Demand it', edits: [cut, bound] }];
}
