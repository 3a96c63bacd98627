/** Conditions that nothing follows from: *When the patient cancels the appointment.* */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mayHoldVerb } from '../verb-form.ts';
import { readCondition } from './frame.ts';

const kind = defineDiagnostic({
  code: 'req/missing-response',
  severity: 'warning',
  docs: {
    reason: 'A condition alone demands nothing.',
    bad: 'When the patient cancels the appointment.',
    good: 'When the patient cancels the appointment, the system shall free the slot.',
    source: 'Mavin et al., EARS, RE’09; Paska, “incomplete system response” (2023)',
  },
  message: () => 'What has to happen then? Say the response.',
});

/** Finds conditions with no main clause, or with one that has no verb. */
export const missingResponse: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) => {
      const { role, start, end, tokens, clauses } = sentence;
      const { text } = read.statement.source;
      const [first] = tokens;
      if (role === 'response' && first !== undefined) {
        const words = tokens.filter(({ tag }) => tag !== 'PUNCT');
        if (words.length === 0 || mayHoldVerb(words)) return [];
        const fix = replace(
          'Say what is done',
          place(read, first.start, first.start),
          'the system shall [verb] ',
        );
        return [kind.at(place(read, start, end), undefined, { fixes: [fix] })];
      }
      if (role !== 'body' || read.statement.sentences.filter((other) => other.role !== 'aside').length !== 1)
        return [];
      const opening = readCondition(text.slice(start, Math.min(end, start + 40)));
      if (opening === undefined || !CLAUSAL.has(opening.keyword.toLowerCase())) return [];
      if (
        tokens.some(
          ({ text: mark }) => mark === ',' || mark === ':' || mark === '-' || mark === '–' || mark === '?',
        )
      )
        return [];
      const finite = clauses.filter(
        ({ verb, governor }) => verb.finite && !verb.reduced && governor === undefined,
      );
      if (finite.length > 1 || clauses.some(({ verb }) => verb.modal !== undefined)) return [];
      const to = start + text.slice(start, end).replace(/[\s.!]{1,20}$/, '').length;
      const then =
        opening.role === 'unwanted' ? ', then the system shall [response]' : ', the system shall [response]';
      return [
        kind.at(place(read, start, to), undefined, {
          fixes: [replace('Say the response', place(read, to, to), then)],
        }),
      ];
    }),
};

/** Keywords that a clause follows; *after the deadline* and *where* open other things, too. */
const CLAUSAL = new Set(['when', 'whenever', 'while', 'whilst', 'if', 'as soon as', 'as long as']);
