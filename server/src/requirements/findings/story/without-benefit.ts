/** User stories that do not say what for. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/story-without-benefit',
  severity: 'hint',
  docs: {
    reason: 'The benefit tells what to build when there is more than one way, and what to leave out.',
    bad: 'As a patient, I want to update my phone number.',
    good: 'As a patient, I want to update my phone number, so that the clinic can reach me.',
    source:
      'Cohn, User Stories Applied (2004); Lucassen et al., Quality User Story framework (2016), “complete”',
  },
  message: () => 'This story does not say what for.',
});

/** Finds stories without *so that*, *in order to* or *because*. */
export const storyWithoutBenefit: Finding = {
  kind,
  inStatement: (read) => {
    const { kind: form, sentences, source } = read.statement;
    const means = sentences.find((sentence) => sentence.role === 'means');
    if (
      form !== 'user-story' ||
      means === undefined ||
      sentences.some((sentence) => sentence.role === 'benefit')
    )
      return [];
    const end = source.text.replace(/[\s.!]{1,20}$/, '').length;
    const fixes = [replace('Add the benefit', place(read, end, end), ', so that [benefit]')];
    return [kind.at(place(read, means.start, Math.max(end, means.start)), undefined, { fixes })];
  },
};
