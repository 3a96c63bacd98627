/** Lines among the corrections that say nothing that can be honoured. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { correctionsOf } from '../../specify/corrections.ts';
import { type Finding, type Found, replace } from '../finding.ts';

const kind = defineDiagnostic({
  code: 'req/unreadable-correction',
  severity: 'warning',
  docs: {
    reason: 'A correction that cannot be read is not honoured.',
    bad: 'R1: Each client has a name.\ncorrections {\n  clients, see patients\n}',
    good: 'R1: Each client has a name.\ncorrections {\n  client means patient\n}',
  },
  message: () =>
    'This correction cannot be read: write it like “client means patient”, “address is not an entity”, ' +
    '“e-mail is an attribute of patient: email”, “nurse is a kind of employee” or “each patient books many appointments”.',
});

/** Finds them, with a fix that keeps the line as a comment. */
export const unreadableCorrection: Finding = {
  kind,
  inDocument: ({ document }) =>
    (correctionsOf(document)?.lines ?? []).flatMap(({ line, correction }): Found[] =>
      correction !== undefined
        ? []
        : [
            {
              statement: -1,
              diagnostic: kind.at(line.span, undefined, {
                fixes: [
                  replace('Make it a comment', { start: line.whole.start, end: line.whole.start }, '// '),
                ],
              }),
            },
          ],
    ),
};
