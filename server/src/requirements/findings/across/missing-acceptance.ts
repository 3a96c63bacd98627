/** A statement that says nothing of how one can tell that it is fulfilled. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { type Finding, type Found, place, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/missing-acceptance',
  severity: 'hint',
  offByDefault: {
    why: 'Many teams keep acceptance criteria and tests elsewhere, so that nearly every statement would have this finding.',
  },
  docs: {
    reason: 'Who does not say when a statement is fulfilled leaves that to whoever builds it.',
    bad: 'R1: As a patient, I want to book a slot.\n    priority: must',
    good: 'R1: As a patient, I want to book a slot.\n    priority: must\n    acceptance: The slot is no longer offered to others.',
    source: 'ISO/IEC/IEEE 29148:2018, 5.2.8 (verification)',
  },
  message: () => 'This statement has no acceptance criteria.',
});

/** Finds stories and statements with fields, none of which says how to verify them; criteria below a story count. */
export const missingAcceptance: Finding = {
  kind,
  inDocument: ({ statements }) => {
    const parents = new Set(statements.flatMap(({ statement }) => statement.source.parent ?? []));
    return statements.flatMap((read, statement): Found[] => {
      const { source, kind: form } = read.statement;
      const { id, idSpan, fields, text, parent } = source;
      if (form !== 'user-story' || parent !== undefined || parents.has(id)) return [];
      if (['acceptance', 'acceptance criteria', 'verification'].some((name) => fields.has(name))) return [];
      const end = place(read, text.length, text.length);
      const field = '\n    acceptance: [how one can tell that it is fulfilled]';
      const fixes = idSpan === undefined ? [] : [replace('Add a field for it', end, field)];
      return [{ statement, diagnostic: kind.at(place(read, 0, text.length), undefined, { fixes }) }];
    });
  },
};
