/** Conditions in another order than EARS': *When …, while …*. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, place, replace } from '../finding.ts';
import { conditionsOf, frontForm, rankOf } from './frame.ts';

const kind = defineDiagnostic<{ late: string; early: string }>({
  code: 'req/ears-clause-order',
  severity: 'hint',
  docs: {
    reason:
      'In one order (where, while, when or if) readers find the state before the event that matters in it.',
    bad: 'When the driver opens the door, while the car moves, the system shall sound an alarm.',
    good: 'While the car moves, when the driver opens the door, the system shall sound an alarm.',
    source: 'Mavin et al., EARS, RE’09 (complex requirements)',
  },
  message: ({ late, early }) => `“${late}” comes before “${early}” in EARS.`,
});

/** Finds conditions of which a later one comes earlier in EARS. */
export const clauseOrder: Finding = {
  kind,
  inStatement: (read) => {
    const conditions = conditionsOf(read);
    const wrong = conditions.findIndex(
      ({ role }, i) => i > 0 && rankOf(role) < rankOf(conditions[i - 1]?.role ?? role),
    );
    const [early, late] = [conditions[wrong - 1], conditions[wrong]];
    if (early === undefined || late === undefined) return [];
    const form = frontForm(read);
    const whole = place(read, 0, read.statement.source.text.trimEnd().length);
    const fixes = form === undefined ? [] : [replace('Put the conditions in EARS’ order', whole, form)];
    return [
      kind.at(place(read, early.start, late.end), { late: late.keyword, early: early.keyword }, { fixes }),
    ];
  },
};
