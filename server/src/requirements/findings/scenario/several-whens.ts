/** Scenarios with a second event: *When … Then … When …*. */
import { defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import { type Finding, NEXT_STATEMENT, place, replace } from '../finding.ts';
import { separatorOf, spelt, stepsOf } from './steps.ts';

const kind = defineDiagnostic({
  code: 'req/scenario-several-whens',
  severity: 'info',
  docs: {
    reason: 'A scenario with two events checks two behaviours: when it fails, nobody knows which.',
    bad: 'R1: Given a free slot\n    When a patient books it\n    Then the slot is taken\n    When the patient cancels it\n    Then the slot is free',
    good: 'R1: Given a free slot\n    When a patient books it\n    Then the slot is taken\nR2: Given a booked slot\n    When the patient cancels it\n    Then the slot is free',
    source: 'Cucumber, “Better Gherkin” (cucumber.io); Quality User Story framework (2016), “atomic”',
  },
  message: () => 'A second “When”: make it a scenario of its own.',
});

/** Finds a second *When*; *And* goes on with the event before it. */
export const severalWhens: Finding = {
  kind,
  inStatement: (read) => {
    const steps = stepsOf(read);
    const [, second] = steps.filter(({ keyword }) => keyword.toLowerCase() === 'when');
    if (second === undefined) return [];
    const { text } = read.statement.source;
    const separator = separatorOf(text, second);
    const before = steps[steps.indexOf(second) - 1];
    const keyword = place(read, second.start, second.start + second.keyword.length);
    const from =
      second.start -
      (separator.startsWith('\n')
        ? separator.length
        : (/[\s,;]{0,8}$/.exec(text.slice(0, second.start))?.[0].length ?? 0));
    const split: Fix = replace(
      'Make it a scenario of its own',
      place(read, from, second.start),
      `${NEXT_STATEMENT}Given [state]${separator}`,
    );
    const fixes =
      before?.role === 'when'
        ? [replace('Say “and”', keyword, spelt('And', separator))]
        : [split, replace('Say “and”', keyword, spelt('And', separator))];
    return [kind.at(place(read, second.start, second.end), undefined, { fixes })];
  },
};
