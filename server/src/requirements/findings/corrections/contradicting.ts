/** Corrections that say the opposite of a later one. */
import { defineDiagnostic } from '../../../base/diagnostic.ts';
import { correctionsOf } from '../../specify/corrections.ts';
import { type Finding, type Found, replace } from '../finding.ts';

const kind = defineDiagnostic<{ other: string }>({
  code: 'req/contradicting-corrections',
  severity: 'warning',
  docs: {
    reason: 'Of two corrections that contradict each other, only the later one counts.',
    bad: 'R1: Each room has a bed.\ncorrections {\n  bed is an entity\n  bed is not an entity\n}',
    good: 'R1: Each room has a bed.\ncorrections {\n  bed is an entity\n}',
  },
  message: ({ other }) => `This contradicts “${other}”, which comes later and counts.`,
});

/** Finds the earlier of the two, with a fix that takes it out. */
export const contradictingCorrections: Finding = {
  kind,
  inDocument: ({ document }) =>
    (correctionsOf(document)?.lines ?? []).flatMap(({ line, contradictedBy }): Found[] =>
      contradictedBy === undefined
        ? []
        : [
            {
              statement: -1,
              diagnostic: kind.at(
                line.span,
                { other: contradictedBy.text },
                {
                  fixes: [replace('Remove this correction', line.whole, '')],
                  related: [{ message: 'This one counts.', span: contradictedBy.span }],
                },
              ),
            },
          ],
    ),
};
