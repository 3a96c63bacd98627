/** Scenarios without an outcome: *Given …, when …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/scenario-missing-then',
  severity: 'warning',
  docs: {
    reason: 'Without an outcome there is nothing to check.',
    bad: 'Given a booked appointment\n    When the patient cancels it',
    good: 'Given a booked appointment\n    When the patient cancels it\n    Then the slot is free',
    source: 'Wynne and Hellesøy, The Cucumber Book (2012); gherkin reference, cucumber.io',
  },
  message: () => 'This scenario has no “Then”: how can one tell that it worked?',
});

/** Finds *Given … When …* without *Then*; with *shall* it is a requirement with two conditions. */
export const missingThen: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, source } = read.statement;
    const text = source.text.trimEnd();
    if (form === 'scenario' || !/^\s{0,20}given\b/i.test(text)) return [];
    const when = /(?:\n\s{0,40}|,\s{0,8})when\b/i.exec(text);
    if (when === null || /\bthen\b|\b(?:shall|must|will|should)\b/i.test(text)) return [];
    // *Given a slot, when a patient books it, the slot is taken*: the outcome is there, in its place.
    if (/,/.test(text.slice(when.index + when[0].length))) return [];
    const start = when.index + when[0].search(/when/i);
    const multiline = when[0].startsWith('\n');
    const end = text.replace(/[\s.]{1,20}$/, '').length;
    const added = multiline ? `${when[0].slice(0, -4)}Then [outcome]` : ', then [outcome happens]';
    return [
      kind.at(place(read, start, end), undefined, {
        fixes: [replace('Say the outcome', place(read, end, end), added)],
      }),
    ];
  },
};
