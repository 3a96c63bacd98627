/** Demands on people: *The user shall log in*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { isPerson } from '../../lexicons/persons.ts';
import { type Finding, place, replace } from '../finding.ts';
import { decapitalised, isDemand, mainClauses } from '../main-clause.ts';

const kind = defineDiagnostic<{ who: string }>({
  code: 'req/user-obligation',
  severity: 'hint',
  docs: {
    reason: 'What a person shall do cannot be built: say what the system does for it.',
    bad: 'The customer shall select a payment method.',
    good: 'The system shall let the customer select a payment method.',
    source: 'INCOSE Guide to Writing Requirements, R3',
  },
  offByDefault: { why: 'Duties of people are requirements of their own in rules of work and of law.' },
  message: ({ who }) => `This binds “${who}”, not the system.`,
});

/** Finds demands whose subject is a person. */
export const userObligation: Finding = {
  kind,
  inStatement: (read) =>
    read.statement.sentences.flatMap((sentence) =>
      mainClauses(sentence).flatMap((clause) => {
        const { verb, subjects } = clause;
        const [subject] = subjects;
        const [from, first, last] = [
          sentence.tokens[subject?.start ?? -1],
          sentence.tokens[verb.start],
          sentence.tokens[verb.end - 1],
        ];
        if (subject === undefined || from === undefined || first === undefined || last === undefined)
          return [];
        if (!isDemand(clause) || verb.passive || verb.copula || verb.negated || !isPerson(subject.head))
          return [];
        const { text } = read.statement.source;
        const who = text.slice(from.start, first.start).trim();
        const system = subject.start === 0 ? 'The system' : 'the system';
        const rest = text.slice(first.end, last.end).trim();
        const fix = replace(
          'Say what the system does',
          place(read, from.start, last.end),
          `${system} ${first.text} let ${decapitalised(who)} ${rest}`,
        );
        return [kind.at(place(read, from.start, last.end), { who }, { fixes: [fix] })];
      }),
    ),
};
