/** Other words than EARS' for a condition: *as soon as*, *in case*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { mayHoldVerb } from '../verb-form.ts';
import { conditionsOf, frontForm, keywordOf } from './frame.ts';

const kind = defineDiagnostic<{ keyword: string; ears: string }>({
  code: 'req/ears-keyword',
  severity: 'hint',
  docs: {
    reason: 'With four keywords (where, while, when, if) every condition tells at once what kind it is.',
    bad: 'As soon as the payment arrives, the system shall mark the order as paid.',
    good: 'When the payment arrives, the system shall mark the order as paid.',
    source: 'Mavin et al., EARS, RE’09',
  },
  offByDefault: { why: 'Where EARS is no rule of the house, other words say the same.' },
  message: ({ keyword, ears }) => `EARS says “${ears}” for “${keyword}”.`,
});

/** Finds conditions that open with a word that is not EARS'. */
export const otherKeyword: Finding = {
  kind,
  inStatement: (read) =>
    conditionsOf(read).flatMap(({ role, keyword, start, end }) => {
      const ears = keywordOf(role);
      const tokens = read.statement.sentences.find((sentence) => sentence.start === start)?.tokens ?? [];
      // *After login*, *during the night*: no clause follows, so none of the keywords fits.
      const after = tokens.slice(keyword.split(/\s+/).length);
      if (keyword.toLowerCase() === ears.toLowerCase() || !mayHoldVerb(after)) return [];
      const written = /^[A-Z]/.test(keyword) ? ears : ears.toLowerCase();
      const span = place(read, start, start + keyword.length);
      const form = frontForm(read);
      const whole = place(read, 0, read.statement.source.text.trimEnd().length);
      const fixes = [
        replace(`Say “${written}”`, span, written, true),
        ...(form === undefined ? [] : [replace('Rewrite to EARS', whole, form)]),
      ];
      return [kind.at(place(read, start, end), { keyword, ears: written }, { fixes })];
    }),
};
