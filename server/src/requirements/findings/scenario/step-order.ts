/** Outcomes before their event: *Given …, then …, when …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place } from '../finding.ts';
import { type Step, stepsOf } from './steps.ts';

const kind = defineDiagnostic({
  code: 'req/scenario-order',
  severity: 'warning',
  docs: {
    reason: 'An outcome before its event cannot be played through.',
    bad: 'Given a booked slot\n    Then the slot is free\n    When the patient cancels it',
    good: 'Given a booked slot\n    When the patient cancels it\n    Then the slot is free',
    source: 'Wynne and Hellesøy, The Cucumber Book (2012); gherkin reference, cucumber.io',
  },
  message: () => 'The outcome stands before the event: put “When” first.',
});

/** Finds scenarios whose first *Then* comes before the first *When*. */
export const stepOrder: Finding = {
  kind,
  inStatement: (read) => {
    const steps = stepsOf(read);
    const then = steps.find(({ role }) => role === 'then');
    const when = steps.find(({ role }) => role === 'when');
    if (then === undefined || when === undefined || then.start < 0 || when.start < then.start) return [];
    const { text } = read.statement.source;
    const swap = (from: Step, to: Step) => ({
      span: place(read, from.start, bodyEnd(text, from)),
      newText: text.slice(to.start, bodyEnd(text, to)),
    });
    const alone = steps.filter(({ role }) => role !== 'given').length === 2;
    const fixes = alone ? [{ title: 'Put “When” first', edits: [swap(then, when), swap(when, then)] }] : [];
    return [kind.at(place(read, then.start, bodyEnd(text, then)), undefined, { fixes })];
  },
};

/** Where the words of a step end, without what separates it from the next. */
function bodyEnd(text: string, { start, end }: Step): number {
  return start + text.slice(start, end).replace(/[\s,.;]{1,40}$/, '').length;
}
