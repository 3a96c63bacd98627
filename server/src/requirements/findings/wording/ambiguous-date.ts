/** Dates that Europeans and Americans read differently: *03/04/2025*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, replace } from '../finding.ts';
import { onText } from '../on-text.ts';

const kind = defineDiagnostic<{ words: string }>({
  code: 'req/ambiguous-date',
  severity: 'warning',
  docs: {
    reason: 'Half of the readers take the month for the day.',
    bad: 'The tariff applies from 03/04/2027.',
    good: 'The tariff applies from 2027-04-03.',
    source: 'ISO 8601-1:2019; INCOSE Guide to Writing Requirements, R6',
  },
  message: ({ words }) => `“${words}” is read as two different days.`,
});

/** Finds dates with slashes whose first two numbers could both be the month. */
export const ambiguousDate: Finding = {
  kind,
  inStatement: onText(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, ({ match, span, words }) => {
    const [, first = '', second = '', year = ''] = match;
    const [a, b] = [Number(first), Number(second)];
    if (a < 1 || b < 1 || a > 12 || b > 12 || a === b) return undefined;
    const iso = (month: number, day: number): string =>
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const fixes = [
      replace(`The day comes first: ${iso(b, a)}`, span, iso(b, a)),
      replace(`The month comes first: ${iso(a, b)}`, span, iso(a, b)),
    ];
    return kind.at(span, { words }, { fixes });
  }),
};
