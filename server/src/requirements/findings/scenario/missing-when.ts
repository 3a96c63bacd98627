/** Scenarios in which nothing happens: *Given …, then …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { separatorOf, spelt, stepsOf } from './steps.ts';

const kind = defineDiagnostic({
  code: 'req/scenario-missing-when',
  severity: 'info',
  docs: {
    reason: 'Without an event nobody knows what to do to see the outcome.',
    bad: 'Given a booked appointment, then the slot is taken.',
    good: 'Given a free slot, when a patient books it, then the slot is taken.',
    source: 'Wynne and Hellesøy, The Cucumber Book (2012); gherkin reference, cucumber.io',
  },
  message: () => 'This scenario has no “When”: what happens?',
});

/** Finds scenarios without *When*. */
export const missingWhen: Finding = {
  kind,
  inStatement: (read) => {
    const steps = stepsOf(read);
    const then = steps.find(({ role }) => role === 'then');
    if (then === undefined || steps.some(({ role }) => role === 'when')) return [];
    const separator = separatorOf(read.statement.source.text, then);
    const fix = replace(
      'Say what happens',
      place(read, then.start, then.start),
      `${spelt('When', separator)} [event happens]${separator}`,
    );
    return [kind.at(place(read, then.start, then.end), undefined, { fixes: [fix] })];
  },
};
