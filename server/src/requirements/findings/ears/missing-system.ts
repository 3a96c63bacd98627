/** Demands that name nobody: *When the order arrives, send an e-mail.*, *Shall store the order.* */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { decapitalised, IMPERATIVES } from '../main-clause.ts';
import { isCommand } from '../verb-form.ts';

const kind = defineDiagnostic({
  code: 'req/missing-system',
  severity: 'info',
  docs: {
    reason: 'A demand without a subject leaves open which system, or who, has to meet it.',
    bad: 'When the order arrives, send a confirmation to the customer.',
    good: 'When the order arrives, the system shall send a confirmation to the customer.',
    source: 'Mavin et al., EARS, RE’09; INCOSE Guide to Writing Requirements, R3',
  },
  message: () => 'Who has to do this? Name the system.',
});

/** Finds demands that begin with their verb. */
export const missingSystem: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences } = read.statement;
    if (form === 'user-story' || form === 'scenario') return [];
    return sentences.flatMap(({ role, tokens, clauses, end }) => {
      if (role !== 'body' && role !== 'response') return [];
      const [first, second] = tokens;
      if (first === undefined || second === undefined) return [];
      const system = role === 'body' ? 'The system' : 'the system';
      if (IMPERATIVES.has(first.lower) && clauses[0]?.verb.start === 0 && tokens.at(-1)?.text !== '?') {
        const fix = replace(
          `Say “${system}”`,
          place(read, first.start, first.end),
          `${system} ${first.lower}`,
        );
        return [kind.at(place(read, first.start, end), undefined, { fixes: [fix] })];
      }
      if (!isCommand(tokens) || (clauses[0]?.verb.start ?? 0) !== 0) return [];
      // A heading that follows a sentence without its own line has no stop.
      if (
        tokens.at(-1)?.text !== '.' &&
        sentences.some((other) => other.role === 'body' && other.tokens !== tokens)
      )
        return [];
      // *Test results shall be kept*: the tagger took a noun for the verb.
      if (
        clauses.some(
          ({ verb, governor }) =>
            verb.start > 0 &&
            verb.finite &&
            governor === undefined &&
            (verb.modal !== undefined || clauses[0]?.verb.start !== 0),
        )
      )
        return [];
      const fix = replace(
        `Say “${system} shall”`,
        place(read, first.start, first.start + 1),
        `${system} shall ${decapitalised(first.text).charAt(0)}`,
      );
      return [kind.at(place(read, first.start, end), undefined, { fixes: [fix] })];
    });
  },
};
