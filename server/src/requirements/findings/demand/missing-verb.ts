/** Headings and fragments among the statements: *User management*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { decapitalised } from '../main-clause.ts';
import { mayHoldVerb } from '../verb-form.ts';

const kind = defineDiagnostic({
  code: 'req/missing-verb',
  severity: 'warning',
  docs: {
    reason: 'A name of something says neither that it is to be there nor what it is to do.',
    bad: 'Overview of the unpaid invoices.',
    good: 'The system shall list the unpaid invoices.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.4; Paska, “incomplete requirement” and “not a requirement” (2023)',
  },
  message: () => 'This has no verb: say what is to happen.',
});

/** Finds statements of two words or more in which nothing is, or could be, a verb. */
export const missingVerb: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences, source } = read.statement;
    if (form !== 'prose' || sentences.length !== 1) return [];
    const [sentence] = sentences;
    const { text } = source;
    if (sentence === undefined || sentence.role !== 'body' || /[:=|<>{}?]/.test(text)) return [];
    const words = sentence.tokens.filter(({ text: word }) => /\p{L}/u.test(word));
    const [first] = words;
    if (first === undefined || words.length < 2 || words.length > 25) return [];
    // *Ability to export orders*: an infinitive is no verb of its own.
    const own = words.filter(({ lower }, i) => !(words[i - 1]?.lower === 'to' && i > 1) && lower !== 'to');
    if (mayHoldVerb(own)) return [];
    const fix = replace(
      'Say what the system does',
      place(read, first.start, first.end),
      `The system shall [verb] ${decapitalised(first.text)}`,
    );
    return [kind.at(place(read, sentence.start, sentence.end), undefined, { fixes: [fix] })];
  },
};
