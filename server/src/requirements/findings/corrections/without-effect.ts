/** Corrections of something that the text no longer speaks of. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { correctionsOf } from '../../specify/corrections.ts';
import { type Finding, type Found, replace } from '../finding.ts';

const kind = defineDiagnostic<{ name: string }>({
  code: 'req/correction-without-effect',
  severity: 'hint',
  docs: {
    reason:
      'A correction of what no statement mentions changes nothing, and keeps the next reader wondering.',
    bad: 'R1: Each room has a number.\ncorrections {\n  client means patient\n}',
    good: 'R1: Each client has a number.\ncorrections {\n  client means patient\n}',
  },
  message: ({ name }) => `No statement speaks of “${name}” any more, so this correction has no effect.`,
});

/** Finds them, with a fix that takes the line out. */
export const correctionWithoutEffect: Finding = {
  kind,
  inDocument: ({ document }) =>
    (correctionsOf(document)?.lines ?? []).flatMap(({ line, missing }): Found[] =>
      missing === undefined
        ? []
        : [
            {
              statement: -1,
              diagnostic: kind.at(
                line.span,
                { name: missing },
                { fixes: [replace('Remove this correction', line.whole, '')] },
              ),
            },
          ],
    ),
};
