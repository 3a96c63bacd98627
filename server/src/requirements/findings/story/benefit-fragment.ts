/** Benefits that are no sentence: *so that better overview*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mayHoldVerb } from '../verb-form.ts';
import { partsOf } from './parts.ts';

const kind = defineDiagnostic({
  code: 'req/story-benefit-fragment',
  severity: 'info',
  docs: {
    reason: 'A benefit without a verb does not say what gets better for whom.',
    bad: 'As a clerk, I want to see open orders, so that a better overview.',
    good: 'As a clerk, I want to see open orders, so that I have a better overview.',
    source: 'Lucassen et al., Quality User Story framework (2016), “full sentence”',
  },
  message: () => 'This benefit has no verb: say what gets better.',
});

/** Finds benefits after *so that* without a verb. */
export const benefitFragment: Finding = {
  kind,
  inStatement: (read) => {
    const parts = partsOf(read);
    const benefit = parts?.benefit;
    const first = benefit?.tokens[0];
    if (parts === undefined || benefit === undefined || first === undefined) return [];
    if (!/\bso that\s{1,8}$/i.test(parts.text.slice(Math.max(0, benefit.start - 20), benefit.start)))
      return [];
    const words = benefit.tokens.filter(({ tag }) => tag !== 'PUNCT');
    if (words.length === 0 || mayHoldVerb(words)) return [];
    const last = words.at(-1) ?? first;
    const fixes = [replace('Say “I have …”', place(read, first.start, first.start), 'I have ')];
    return [kind.at(place(read, first.start, last.end), undefined, { fixes })];
  },
};
